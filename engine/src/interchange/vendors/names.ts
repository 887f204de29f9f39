/** Names every JavaScript object answers to: no id and no name of ours, see `names` of the definitions. */
const inherited = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);
const id = /^(?:[A-Za-z]|_[A-Za-z0-9])[A-Za-z0-9_.-]{0,126}$/;
const name = /^_?\p{L}[\p{L}\p{N}_]{0,62}$/u;
const path = /^_?\p{L}[\p{L}\p{N}_]{0,62}(?:\._?\p{L}[\p{L}\p{N}_]{0,62}){0,15}$/u;
const principal = /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,127}$/;
const handler = /^[a-z][A-Za-z0-9._-]{0,127}$/;

/** Whether a text can be the id of a definition or an element. */
export function isId(text: string): boolean {
  return id.test(text) && !inherited.has(text);
}

/** Whether a text can be the name of a variable. */
export function isName(text: string): boolean {
  return name.test(text) && !inherited.has(text);
}

/** Whether a text can be a path of variables: names joined by dots. */
export function isPath(text: string): boolean {
  return path.test(text) && !inherited.has(text);
}

/** Whether a text can be the id of a person or a group. */
export function isPrincipal(text: string): boolean {
  return principal.test(text) && !inherited.has(text);
}

/** The type of a handler by what another engine calls the work: the same where it may be called so, else as near as it can be; nothing where nothing is left of it. */
export function handlerType(called: string): string | undefined {
  if (handler.test(called)) return called;
  const plain = called
    .slice(0, 1000)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '');
  if (plain === '') return undefined;
  const type = (plain.charAt(0).toLowerCase() + plain.slice(1)).slice(0, 128);
  return handler.test(type) ? type : undefined;
}

/** Whether a plain text in the place of an expression is a number or a truth value: a cardinality of `3` is no text there. */
export function isValue(text: string): boolean {
  return /^(?:true|false|-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?)$/.test(text);
}
