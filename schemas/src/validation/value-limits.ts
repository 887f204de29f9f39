import type { Limits } from './measure.js';

/** How large a value may be that is checked: a form's data, an answer, a commit. */
export const valueLimits: Limits = { depth: 60, values: 400_000, characters: 20_000_000 };
