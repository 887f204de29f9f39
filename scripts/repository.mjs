import { fileURLToPath } from 'node:url';

/** The top of the repository, without a slash at its end. */
export const top = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** Where the tools keep what may be deleted at any time. */
export const cache = `${top}/node_modules/.cache/millrace`;
