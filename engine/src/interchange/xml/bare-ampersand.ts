/** Where a `&` stands that begins no reference, outside of comments and character data; counted from one. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const bare = /&(?!#\d+;|#x[0-9A-Fa-f]+;|[\p{L}_][\p{L}\p{N}_.-]*;)/gu;
const opening = /<!--|<!\[CDATA\[/g;

/**
 * The commonest fault of files made by hand: a parser reads on for the end of the entity, and tells a place far behind. Goes through the text once, also where sections are begun a
 * million times and never closed.
 */
export function bareAmpersand(text: string): Place | undefined {
  const unclosed = new Set<string>();
  let at = 0;
  let found = searched(bare, text, 0);
  while (found !== undefined) {
    const section = unclosed.size === 2 ? undefined : searched(opening, text, at);
    if (section === undefined || section > found) return placeOf(text, found);
    const [start, close] = text.startsWith('<!--', section) ? ['<!--', '-->'] : ['<![CDATA[', ']]>'];
    const end = unclosed.has(close) ? -1 : text.indexOf(close, section + start.length);
    // One that is never closed is no section, and no later one of its kind can be.
    if (end < 0) unclosed.add(close);
    at = end < 0 ? section + start.length : end + close.length;
    if (found < at && end >= 0) found = searched(bare, text, at);
  }
  return undefined;
}

function searched(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index;
}

function placeOf(text: string, at: number): Place {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', start)) {
    line++;
    start = next + 1;
  }
  return { line, column: at - start + 1 };
}
