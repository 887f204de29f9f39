/** What the bench asks of a drawing surface, ours or another's; it is driven by real input alone, this only sets the scene. */
export interface Surface {
  /** Shows a piece of the diagram at a scale, its upper left corner at that of the surface. */
  look(x: number, y: number, zoom: number): void;
  lookAtAll(): void;
  /** Has keys go to the drawing. */
  focus(): void;
  /** How many things are chosen. */
  chosen(): number;
  /** Where something is on the screen: left, top, width, height. */
  place(id: string): readonly [number, number, number, number] | undefined;
  /** Something that changes whenever the view moves. */
  view(): string;
}

/** Times and frames, taken in the page itself. */
export interface Recorder {
  frames(): readonly number[];
  start(): void;
  /** Milliseconds from the next event of a kind to the paint that follows. */
  toPaint(kind: string): Promise<number>;
  /** Milliseconds since 1970 at which the view last moved; looks until it has stood still for half a second. */
  still(): Promise<number>;
}

declare global {
  interface Window {
    surface?: Surface;
    recorder: Recorder;
    /** From the beginning of opening to the paint. */
    opened?: number;
  }
}

/** The moment after the next frame was painted. */
export const painted = (): Promise<number> =>
  new Promise((done) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(null);
    });
  });
