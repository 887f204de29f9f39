/** What the driver tells of a server, as far as it matters here. */
export interface ServerDescription {
  readonly address: string;
  readonly type: string;
  readonly electionId?: unknown;
}

/** Tells when another server has become the primary of a replica set: what was read before may have been rolled back (rule 4). The first primary is no change. */
export class PrimaryWatch {
  private primary: string | undefined;
  private readonly listeners = new Set<() => void>();

  /** Calls `listener` at each change; answers how to stop. */
  on(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Hears of a server from the driver. */
  hear({ address, type, electionId }: ServerDescription): void {
    if (type !== 'RSPrimary') return;
    const primary = `${address} ${String(electionId)}`;
    const changed = this.primary !== undefined && this.primary !== primary;
    this.primary = primary;
    if (changed) for (const listener of this.listeners) listener();
  }
}
