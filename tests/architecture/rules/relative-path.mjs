import { relative, sep } from 'node:path';

/**
 * Path of the file being linted from the top of the repository, with slashes.
 *
 * @param {import('eslint').Rule.RuleContext} context
 */
export function relativePath(context) {
  return relative(context.cwd, context.filename).split(sep).join('/');
}
