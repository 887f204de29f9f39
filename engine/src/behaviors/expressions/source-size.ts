// Exactly what JSONata's tokenizer takes for space and for the end of a name; quotes inside a name belong to it.
const space = /[ \t\n\r\v]/;
const wordEnd = /[ \t\n\r\v.[\]{}(),@#;:?+\-*/%|=<>^&!~]/;

interface Group {
  /** Weight of what is complete in this group. */
  total: number;
  /** Weight since the last separator: what a `??` or `?:` would copy. */
  left: number;
}

/**
 * An upper bound of the number of nodes that parsing a source makes, found without parsing it; or -1 when the brackets are nested deeper than
 * `maxDepth`. JSONata's parser copies the left side of every `?:` and `??`, so a few dozen of them nested in brackets would fill the memory.
 */
export function estimateNodes(source: string, maxDepth: number): number {
  const groups: Group[] = [{ total: 0, left: 0 }];
  let top = groups[0] as Group;
  let afterTerminal = false;
  let maybeRegex = false;
  let position = 0;
  while (position < source.length) {
    const char = source[position] as string;
    const two = source.slice(position, position + 2);
    if (space.test(char)) {
      position++;
    } else if (two === '/*') {
      const end = source.indexOf('*/', position + 2);
      position = end < 0 ? source.length : end + 2;
    } else if (char === '"' || char === "'") {
      position = endOfText(source, position);
      top.left++;
      afterTerminal = true;
    } else if (char === '`') {
      const end = source.indexOf('`', position + 1);
      position = end < 0 ? source.length : end + 1;
      top.left++;
      afterTerminal = true;
    } else if (char === '/' && !afterTerminal) {
      // Where a regular expression may stand we cannot know where it ends, so what follows is weighed by the worst case below.
      maybeRegex = true;
      break;
    } else if (two === '??' || two === '?:') {
      top.total += 2 * top.left + 4;
      top.left = 0;
      position += 2;
      afterTerminal = false;
    } else if ('([{'.includes(char)) {
      if (groups.length > maxDepth) return -1;
      top = { total: 0, left: 1 };
      groups.push(top);
      position++;
      afterTerminal = false;
    } else if (')]}'.includes(char)) {
      if (groups.length > 1) {
        const closed = groups.pop() as Group;
        top = groups[groups.length - 1] as Group;
        top.left += closed.total + closed.left;
      }
      position++;
      afterTerminal = true;
    } else if (',;?:'.includes(char)) {
      top.total += top.left + 1;
      top.left = 0;
      position++;
      afterTerminal = false;
    } else if (wordEnd.test(char)) {
      top.left++;
      position++;
      afterTerminal = false;
    } else {
      const start = position;
      while (position < source.length && !wordEnd.test(source[position] as string)) position++;
      top.left++;
      const word = source.slice(start, position);
      afterTerminal = word !== 'and' && word !== 'or' && word !== 'in';
    }
  }
  const read = groups.reduce((total, group) => total + group.total + group.left, 0);
  if (!maybeRegex) return read;
  const rest = source.slice(position);
  const copies = rest.match(/\?\?|\?:/g)?.length ?? 0;
  return (read + rest.length / 2) * 2 ** copies;
}

function endOfText(source: string, start: number): number {
  const quote = source[start];
  let position = start + 1;
  while (position < source.length && source[position] !== quote) position += source[position] === '\\' ? 2 : 1;
  return position + 1;
}
