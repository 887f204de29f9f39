import { relativePath } from './relative-path.mjs';
import { whyNotImport } from './may-import.mjs';

/**
 * Lint rule: every import obeys the table in rooms.mjs. It sees static and dynamic imports, re-exports, `import('…')` types and `require`.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const imports = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relativePath(context);
    /** @param {any} source */
    const check = (source) => {
      if (typeof source?.value !== 'string') return;
      const message = whyNotImport(file, source.value);
      if (message) context.report({ node: source, message: message.replaceAll('{{', '{ {') });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      /** @param {any} node */
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
      /** @param {any} node */
      TSExternalModuleReference: (node) => check(node.expression),
      'CallExpression[callee.name="require"]': (/** @type {any} */ node) => check(node.arguments[0]),
    };
  },
};
