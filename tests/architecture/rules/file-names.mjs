import { relativePath } from './relative-path.mjs';

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
/** A React component's file is named as the component, its test and stories beside it. */
const component = /^[A-Z][A-Za-z0-9]*(?:\.(?:test|stories|fixture))?\.tsx$/;
const holdsNothing = /(?:^|\/)(?:utils?|helpers?|common|misc|shared)(?:[./]|$)/;

/**
 * Why a path is badly named; `null` when it is not.
 *
 * @param {string} file Path from the top of the repository, with slashes.
 * @returns {string | null}
 */
export function whyNotNamed(file) {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (!kebab.test(name) && !component.test(name))
    return `Expected a file name in kebab-case (a React component's in PascalCase.tsx), but found ${name}. Write it in lower case with hyphens.`;
  const nothing = holdsNothing.exec(file)?.[0];
  return nothing ? `"${nothing.replaceAll(/[./]/g, '')}" says nothing about what ${file} holds. Name it for its content.` : null;
}

/**
 * Lint rule: files are named for what they hold, in kebab-case.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const fileNames = {
  meta: { type: 'suggestion', schema: [] },
  create(context) {
    const message = whyNotNamed(relativePath(context));
    return message ? { Program: (node) => context.report({ node, loc: { line: 1, column: 0 }, message }) } : {};
  },
};
