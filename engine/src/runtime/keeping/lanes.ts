import type { Pace } from './pace.js';

/** Does work for each of many, up to `lanes` at once. What fails ends all of it, after what is under way. */
export async function inLanes<T>(
  all: AsyncGenerator<T>,
  lanes: number,
  pace: Pace,
  work: (each: T, pace: Pace) => Promise<void>,
): Promise<void> {
  let failed = false;
  const lane = async (): Promise<void> => {
    const own = pace.beside();
    try {
      while (!failed) {
        const { value, done } = await all.next();
        if (done === true) return;
        await own.step();
        await work(value, own);
      }
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  await all.return(undefined);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
