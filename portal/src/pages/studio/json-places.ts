/** Where a value stands in a JSON text: offsets of its first character, and its line from 1. */
export interface JsonPlace {
  readonly offset: number;
  readonly line: number;
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Where each value of a valid JSON text stands, by its JSON Pointer (RFC 6901); of a property, where its name stands. */
export function placesOf(json: string): ReadonlyMap<string, JsonPlace> {
  const places = new Map<string, JsonPlace>();
  let at = 0;
  let line = 1;
  const space = (): void => {
    for (; /\s/.test(json[at] ?? 'x'); at += 1) if (json[at] === '\n') line += 1;
  };
  const word = (): string => {
    const start = at;
    for (at += 1; json[at] !== '"' && at < json.length; at += 1) if (json[at] === '\\') at += 1;
    at += 1;
    return json.slice(start, at);
  };
  const value = (pointer: string, from?: JsonPlace): void => {
    space();
    places.set(pointer, from ?? { offset: at, line });
    const open = json[at];
    if (open === '"') return void word();
    if (open !== '{' && open !== '[') {
      while (at < json.length && !/[\s,\]}]/.test(json[at] ?? '')) at += 1;
      return;
    }
    at += 1;
    for (let index = 0; at < json.length; index += 1) {
      space();
      if (json[at] === '}' || json[at] === ']') break;
      if (open === '{') {
        const place = { offset: at, line };
        const name = JSON.parse(word()) as string;
        space();
        at += 1;
        value(`${pointer}/${escaped(name)}`, place);
      } else value(`${pointer}/${index}`);
      space();
      if (json[at] === ',') at += 1;
    }
    at += 1;
  };
  value('');
  return places;
}

/** The place of a pointer, or of the nearest thing around it that is there. */
export function placeOf(places: ReadonlyMap<string, JsonPlace>, pointer: string): JsonPlace {
  for (let near = pointer; near !== ''; near = near.slice(0, near.lastIndexOf('/'))) {
    const found = places.get(near);
    if (found) return found;
  }
  return places.get('') ?? { offset: 0, line: 1 };
}

/** Where a text stops being JSON, from what the browser says of it. Browsers tell a position or a line; where they tell neither, it is the beginning. */
export function brokenAt(json: string, error: unknown): JsonPlace {
  const said = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(said);
  const row = /line (\d+)/.exec(said);
  if (position) {
    const offset = Math.min(Number(position[1]), json.length);
    return { offset, line: json.slice(0, offset).split('\n').length };
  }
  if (/end of (?:JSON|data)/i.test(said)) return { offset: json.length, line: json.split('\n').length };
  const line = Number(row?.[1] ?? 1);
  return {
    offset:
      json
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0),
    line,
  };
}
