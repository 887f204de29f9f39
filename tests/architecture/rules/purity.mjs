import { relativePath } from './relative-path.mjs';
import { roomOf } from './rooms.mjs';

const time = 'Take the time from the context (`now`), so that the same input gives the same output for ever.';
const timers = 'Waiting is the job of a host: answer with an event or ask the TimeSource in engine/src/runtime.';
const outside = 'Pure code reaches nothing outside: take what you need as an argument or through engine/src/ports.';
const chance = 'Ids and chance come with the context, so that a replay gives the same result.';
const zone = 'It depends on the time zone or language of the machine. Use the UTC method, or a zone that was passed in.';
const words = 'It depends on the language of the machine. Compare by code units, or by a key computed by us.';

/** Globals that pure code must not touch, each with the reason. @type {Readonly<Record<string, string>>} */
const globals = {
  setTimeout: timers,
  setInterval: timers,
  setImmediate: timers,
  clearTimeout: timers,
  clearInterval: timers,
  clearImmediate: timers,
  queueMicrotask: timers,
  requestAnimationFrame: timers,
  process: outside,
  Buffer: outside,
  require: outside,
  module: outside,
  __dirname: outside,
  __filename: outside,
  console: outside,
  fetch: outside,
  XMLHttpRequest: outside,
  WebSocket: outside,
  Worker: outside,
  navigator: outside,
  window: outside,
  document: outside,
  self: outside,
  global: outside,
  globalThis: outside,
  localStorage: outside,
  performance: time,
  crypto: chance,
  eval: outside,
  Function: outside,
};

/** Members of built-ins that pure code must not touch. @type {Readonly<Record<string, string>>} */
const members = { 'Date.now': time, 'Math.random': chance };

const localDate = /^(?:get|set)(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset|Year)$/;
const localText = /^(?:toLocale[A-Z]\w*|localeCompare|toDateString|toTimeString)$/;

/**
 * Lint rule: pure rooms have no clock, randomness, timers or doors to the outside. `types: []` in tsconfig.pure.json already hides most of
 * them from the compiler; this rule also finds what ECMAScript itself offers (Date.now, new Date(), Math.random, local time).
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const purity = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relativePath(context);
    const room = roomOf(file);
    if (!room?.pure) return {};
    /** @param {import('eslint').Rule.Node | import('estree').Node} node @param {string} what @param {string} why */
    const report = (node, what, why) => context.report({ node, message: `${what} in ${room.name}, which is pure. ${why}` });

    /** A name that no declaration in the file stands for. @param {import('estree').Identifier} identifier */
    const isGlobal = (identifier) => {
      const { scopeManager } = context.sourceCode;
      return scopeManager.scopes.some((scope) =>
        scope.references.some((reference) => reference.identifier === identifier && !reference.resolved?.defs.length),
      );
    };

    return {
      'Program:exit'() {
        for (const scope of context.sourceCode.scopeManager.scopes) {
          for (const { identifier, resolved } of scope.references) {
            const { name } = /** @type {import('estree').Identifier} */ (identifier);
            const why = Object.hasOwn(globals, name) ? globals[name] : undefined;
            const inType = /** @type {any} */ (identifier).parent?.type.startsWith('TS');
            if (why && !inType && !resolved?.defs.length) report(identifier, name, why);
          }
        }
      },
      NewExpression(node) {
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date' || !isGlobal(node.callee)) return;
        if (node.arguments.length === 0) report(node, 'new Date() without an argument', time);
        if (node.arguments.length > 1) report(node, 'new Date(year, month, …)', zone);
      },
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && isGlobal(node.callee)) report(node, 'Date()', time);
      },
      MemberExpression(node) {
        const property = memberName(node);
        if (!property) return;
        const object = node.object.type === 'Identifier' ? node.object : null;
        const member = object && `${object.name}.${property}`;
        if (member && Object.hasOwn(members, member) && isGlobal(object)) report(node, member, members[member] ?? '');
        else if (localDate.test(property)) report(node, `.${property}`, zone);
        else if (localText.test(property)) report(node, `.${property}`, words);
      },
    };
  },
};

/** @param {import('estree').MemberExpression} node */
function memberName({ computed, property }) {
  if (!computed && property.type === 'Identifier') return property.name;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null;
}
