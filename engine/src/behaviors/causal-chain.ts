/** What reaching twice as many counts for in the length of a chain of messages and signals: a chain that doubles at each step ends after some sixteen. */
const widthOfMessages = 60;
/** The same of calls in the depth of processes that call themselves. */
const widthOfCalls = 3;

/** How often one has to be doubled to be so many, at least. */
function doublings(many: number): number {
  return many < 2 ? 0 : 32 - Math.clz32(many - 1);
}

/** What it adds to the length of a chain that a message goes out together with others, or that a signal reaches many. */
export function widthOfSent(many: number): number {
  return widthOfMessages * doublings(many);
}

/** What it adds to the depth of calls that a process calls itself several times, not once. */
export function widthOfCalled(many: number): number {
  return widthOfCalls * doublings(many);
}

/** The length of a chain as a command or event says it; nothing where somebody or something from outside is behind it. */
export function chainOf(value: unknown): { readonly chain?: number } {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? { chain: value } : {};
}
