import { relativePath } from './relative-path.mjs';
import { roomOf } from './rooms.mjs';

/** Methods that change the list, map or set they are called on. */
const mutators = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
  'set',
  'add',
  'delete',
  'clear',
]);
/** Initial values of a variable that nobody else can hold. */
const madeHere = new Set(['NewExpression', 'ArrayExpression', 'ObjectExpression']);
const howToComply =
  'State is folded from events, and an old state may still be shown or projected: let `apply` answer a new one ({ ...state, … }).';

/**
 * Lint rule: nobody changes a state in place, and types of state are readonly all the way. A state is what is called `state` or `previous`,
 * or is declared with a type whose name ends in `State`.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const state = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relativePath(context);
    if (!file.startsWith('engine/src/') || file.startsWith('engine/src/stores/') || !roomOf(file)?.pure) return {};
    /** @param {any} node */
    const reportIfState = (node) => {
      const root = rootOf(node);
      if (root && isState(root, context)) context.report({ node, message: `${root.name} is changed in place. ${howToComply}` });
    };
    return {
      AssignmentExpression: (node) => node.left.type === 'MemberExpression' && reportIfState(node.left),
      UpdateExpression: (node) => node.argument.type === 'MemberExpression' && reportIfState(node.argument),
      'UnaryExpression[operator="delete"]': (/** @type {any} */ node) => reportIfState(node.argument),
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier' || !mutators.has(callee.property.name)) return;
        reportIfState(callee.object.type === 'Identifier' ? callee : callee.object);
      },
      'TSInterfaceDeclaration[id.name=/State$/] TSPropertySignature[readonly!=true]': (/** @type {any} */ node) =>
        context.report({ node, message: `A property of a state must be readonly. ${howToComply}` }),
      'TSInterfaceDeclaration[id.name=/State$/] TSArrayType': (/** @type {any} */ node) => {
        const { parent } = node;
        if (parent.type !== 'TSTypeOperator' || parent.operator !== 'readonly') {
          context.report({ node, message: `A list in a state must be readonly (readonly T[]). ${howToComply}` });
        }
      },
      'TSInterfaceDeclaration[id.name=/State$/] TSTypeReference[typeName.name=/^(?:Map|Set|Array)$/]': (/** @type {any} */ node) =>
        context.report({ node, message: `A state holds Readonly${node.typeName.name} at most. ${howToComply}` }),
    };
  },
};

/** The variable at the left end of `a.b[c].d`. @param {any} node @returns {import('estree').Identifier | null} */
function rootOf(node) {
  let at = node;
  while (at?.type === 'MemberExpression' || at?.type === 'TSNonNullExpression' || at?.type === 'TSAsExpression')
    at = at.object ?? at.expression;
  return at?.type === 'Identifier' ? at : null;
}

/** @param {import('estree').Identifier} identifier @param {import('eslint').Rule.RuleContext} context */
function isState(identifier, context) {
  const scope = context.sourceCode.getScope(identifier);
  const variable = scope.references.find((reference) => reference.identifier === identifier)?.resolved;
  // What a function has just made for itself is its own to fill, whatever it is called.
  if (variable?.defs.some(({ node }) => madeHere.has(node.init?.type))) return false;
  if (identifier.name === 'state' || identifier.name === 'previous') return true;
  return variable?.defs.some((definition) =>
    /State$/.test(/** @type {any} */ (definition.name).typeAnnotation?.typeAnnotation?.typeName?.name ?? ''),
  );
}
