const prefix = 'millrace.filling.';

/** The keys of forms that open tabs work on; a browser without Web Locks (a plain http address) knows of none. */
export async function keysInUse(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) === true ? [name.slice(prefix.length)] : [])));
}

/** Says that this tab works on a form, until the answer is called. */
export function holdKey(key: string): () => void {
  if (!('locks' in navigator)) return () => undefined;
  const stop = new AbortController();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Refused only when it is aborted before it was granted.
  void navigator.locks.request(prefix + key, { signal: stop.signal }, () => held).catch(() => undefined);
  return () => {
    stop.abort();
    release();
  };
}
