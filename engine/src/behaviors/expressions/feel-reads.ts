import { nodesOf } from '#feel';

/** Parts whose names are their own, asked only sometimes, or computed once an entry: nothing in them is read for certain. */
const uncertain = new Set(['IfExpression', 'ForExpression', 'QuantifiedExpression', 'FilterExpression', 'FunctionDefinition', 'Context']);
/** Functions that make nothing of what is missing; others ask whether it is there. */
const readingFunctions = new Set(['sum', 'min', 'max', 'mean', 'abs', 'floor', 'ceiling', 'string length', 'upper case', 'lower case']);
/** What joins truth values: a variable by itself in it is a flag, which may be missing. */
const joining = new Set(['Conjunction', 'Disjunction']);

/** A node around the one that is looked at. */
interface Around {
  readonly type: string;
  readonly to: number;
  readonly skips: boolean;
  /** Whether a variable directly inside is a flag. */
  readonly flags: boolean;
}

/** The variables that a FEEL source reads whatever they hold: outside of filters, branches and loops, compared or computed with. None where it mentions null, or does not parse. */
export function namesCertainlyReadInFeel(source: string, asCondition: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const nodes = nodesOf(source);
  if (nodes.some(({ type, wrong }) => wrong || /^null/i.test(type))) return found;
  const around: Around[] = [{ type: 'Expression', to: source.length, skips: false, flags: asCondition }];
  for (const { type, text, from, to } of nodes) {
    while (around.length > 1 && from >= (around.at(-1) as Around).to) around.pop();
    const outer = around.at(-1) as Around;
    // Directly inside of a call stands the name of the function.
    if (type === 'VariableName' && !outer.skips && !outer.flags && outer.type !== 'FunctionInvocation') found.add(text);
    const isCall = type === 'FunctionInvocation';
    const called = isCall ? text.slice(0, text.indexOf('(')).trim() : '';
    const skips = outer.skips || uncertain.has(type) || (isCall && !readingFunctions.has(called));
    const isTransparent = type === 'Expression' || type === 'ParenthesizedExpression';
    around.push({ type, to, skips, flags: isTransparent ? outer.flags : joining.has(type) });
  }
  return found;
}
