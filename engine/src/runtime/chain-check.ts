import { decodeCommit, verifyCommit, type DecodedCommit } from './commit-codec.js';

/** A commit of a history that is looked through. */
export interface ChainLink {
  readonly aggregate: string;
  readonly revision: number;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly body: string;
}

/**
 * Looks whether histories still say what was committed: give it every commit, by aggregate and revision, and it answers what is wrong with one. Of what was erased the kept hash vouches
 * (rule 21); a gravestone names the hash of the last commit that went (rule 22).
 *
 * @example
 * await checkStore({ path }, { chain: chainCheck() });
 */
export function chainCheck(): (link: ChainLink) => string | undefined {
  let last = { aggregate: '', revision: 0, hash: '' };
  return (link) => {
    const { aggregate, revision, body } = link;
    const before = last.aggregate === aggregate && last.revision === revision - 1 ? last.hash : undefined;
    last = { aggregate, revision, hash: '' };
    let decoded: DecodedCommit;
    try {
      decoded = decodeCommit(body);
      last.hash = decoded.hash;
      const prevHash = revision === 1 ? '' : (before ?? hashBefore(decoded));
      // The first of what is left of a history that is being purged: what it follows is gone.
      if (prevHash === undefined || verifyCommit({ ...link, prevHash }, body)) return undefined;
    } catch {
      return 'it cannot be read';
    }
    return 'it does not say what was committed: its hash is another';
  };
}

/** What a gravestone says of the commit before it. */
function hashBefore({ content }: DecodedCommit): string | undefined {
  const [event] = content.events;
  return event?.type === 'instancePurged' ? String(event.facts['hash']) : undefined;
}
