import type { Words } from '../vendor.js';

/** Why a JUEL source has no plain meaning here, and which piece of it. Thrown inside of this folder only. */
export class JuelRefused extends Error {
  constructor(
    readonly piece: string,
    readonly how: Words,
  ) {
    super(how.en);
  }
}

/** The piece as it is shown: no longer than a line. */
export function shown(piece: string): string {
  const line = piece.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
