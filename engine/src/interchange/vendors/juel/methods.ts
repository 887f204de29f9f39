import type { JuelNode } from './ast.js';
import type { Writer } from './write.js';
import { binds, within, type Written } from './written.js';

/** How a method of Java's texts, lists, maps and numbers is said here. */
type Method = (writer: Writer, node: JuelNode, of: JuelNode, args: readonly JuelNode[]) => Written;

const call = (text: string, is?: Written['is']): Written => ({ text, level: binds.whole, ...(is === undefined ? {} : { is }) });

function ofText(name: string, is: Written['is']): Method {
  return (writer, _node, of) => call(`$${name}(${writer.write(of).text})`, is);
}

const get: Method = (writer, node, of, args) => writer.at(node, of, args[0] as JuelNode);

/** Whether a text begins or ends with another. Where that is written out its length is too. */
function edge(side: 'start' | 'end'): Method {
  return (writer, _node, of, args) => {
    const [whole, part] = [writer.write(of), writer.write(args[0] as JuelNode)];
    if (part.literal === '') return { ...call(`$exists(${whole.text})`, 'boolean'), given: true };
    const counted = typeof part.literal === 'string' ? String(Array.from(part.literal).length) : undefined;
    return writer.repeated([whole, part], ([text, wanted]) => {
      const length = counted ?? `$length(${wanted})`;
      const cut =
        side === 'start'
          ? `$substring(${text}, 0, ${length})`
          : counted === undefined
            ? `$substring(${text}, $length(${text}) - ${length})`
            : `$substring(${text}, -${length})`;
      return { text: `${cut} = ${wanted}`, level: binds.compare, is: 'boolean', given: true };
    });
  };
}

const equals: Method = (writer, _node, of, args) => {
  const [a, b] = [writer.value(of), writer.value(args[0] as JuelNode)];
  return { text: `${within(a, binds.sum)} = ${within(b, binds.sum)}`, level: binds.compare, is: 'boolean', given: true };
};

const equalsIgnoreCase: Method = (writer, _node, of, args) => {
  const [a, b] = [writer.write(of), writer.write(args[0] as JuelNode)];
  return { text: `$lowercase(${a.text}) = $lowercase(${b.text})`, level: binds.compare, is: 'boolean', given: true };
};

/** Texts and lists have a method of this name; which of them it is shows when it runs, unless what is asked for is no text. */
const contains: Method = (writer, _node, of, args) => {
  const [whole, part] = [writer.write(of), writer.write(args[0] as JuelNode)];
  const isIn = (list: string): Written => ({
    text: `${within(part, binds.sum)} in ${list}`,
    level: binds.compare,
    is: 'boolean',
    given: true,
  });
  if (whole.is === 'text') return { ...call(`$contains(${whole.text}, ${part.text})`, 'boolean') };
  if (part.is === 'number' || part.is === 'boolean') return isIn(within(whole, binds.sum));
  return writer.repeated([whole, part], ([text, wanted]) => ({
    text: `$type(${text}) = 'array' ? ${wanted} in ${text} : $contains(${text}, ${wanted})`,
    level: binds.choice,
    is: 'boolean',
  }));
};

const size: Method = (writer, _node, of) =>
  writer.repeated([writer.write(of)], ([x]) => call(`$count($type(${x}) = 'object' ? $keys(${x}) : ${x})`, 'number'));

const isEmpty: Method = (writer, _node, of) => writer.empty(writer.write(of), true);

const containsKey: Method = (writer, node, of, args) => ({
  ...call(`$exists(${writer.at(node, of, args[0] as JuelNode).text})`, 'boolean'),
  given: true,
});

const substring: Method = (writer, _node, of, args) => {
  const text = writer.write(of);
  const from = writer.number(args[0] as JuelNode);
  const to = args[1] === undefined ? undefined : writer.number(args[1]);
  if (to === undefined) return call(`$substring(${text.text}, ${from.text})`, 'text');
  const isWritten = typeof from.literal === 'number' && typeof to.literal === 'number';
  const length = isWritten ? String(to.literal - from.literal) : `${within(to, binds.sum)} - ${within(from, binds.product)}`;
  return call(`$substring(${text.text}, ${from.text}, ${length})`, 'text');
};

const concat: Method = (writer, _node, of, args) => {
  const [a, b] = [writer.write(of), writer.write(args[0] as JuelNode)];
  return { text: `${within(a, binds.sum)} & ${within(b, binds.product)}`, level: binds.sum, is: 'text', given: true };
};

/** Whole numbers as Java makes them: what stands after the point is cut off. */
const whole: Method = (writer, _node, of) =>
  writer.repeated([writer.number(of)], ([x]) => ({ text: `${x} < 0 ? $ceil(${x}) : $floor(${x})`, level: binds.choice, is: 'number' }));

const asNumber: Method = (writer, _node, of) => ({ ...writer.number(of), is: 'number' });
const itself: Method = (writer, _node, of) => writer.truth(of);

/** By name and number of arguments. */
const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['equals/1', equals],
  ['equalsIgnoreCase/1', equalsIgnoreCase],
  ['contains/1', contains],
  ['containsKey/1', containsKey],
  ['startsWith/1', edge('start')],
  ['endsWith/1', edge('end')],
  ['size/0', size],
  ['isEmpty/0', isEmpty],
  ['length/0', ofText('length', 'number')],
  ['toString/0', ofText('string', 'text')],
  ['toLowerCase/0', ofText('lowercase', 'text')],
  ['toUpperCase/0', ofText('uppercase', 'text')],
  ['substring/1', substring],
  ['substring/2', substring],
  ['concat/1', concat],
  ['get/1', get],
  ['intValue/0', whole],
  ['longValue/0', whole],
  ['doubleValue/0', asNumber],
  ['booleanValue/0', itself],
]);

/** The method of a name and a number of arguments, where it has a plain meaning. */
export function methodOf(name: string, count: number): Method | undefined {
  return methods.get(`${name}/${count}`);
}

/** A call of a method, said in JSONata. */
export function writeMethod(writer: Writer, node: JuelNode, method: Method, of: JuelNode, args: readonly JuelNode[]): Written {
  return method(writer, node, of, args);
}
