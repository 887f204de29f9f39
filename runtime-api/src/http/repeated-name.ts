/**
 * The first name that stands twice in one object of a JSON text; `null` where there is none. `JSON.parse` takes the last of them, other readers the first, so what one
 * checked another would not do. Takes any text and goes through it once; in what is no JSON it finds anything or nothing, and the parser refuses it.
 */
export function repeatedName(text: string): string | null {
  /** For each object or list that is open: the names so far, or `null` for a list. */
  const open: (Set<string> | null)[] = [];
  let names: Set<string> | null = null;
  let isName = false;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote: {
        const end = endOfText(text, at + 1);
        if (names !== null && isName) {
          const name = nameOf(text.slice(at, end + 1));
          if (names.has(name)) return name;
          names.add(name);
          isName = false;
        }
        at = end;
        break;
      }
      case openingBrace:
        open.push(names);
        names = new Set();
        isName = true;
        break;
      case openingBracket:
        open.push(names);
        names = null;
        break;
      case closingBrace:
      case closingBracket:
        names = open.pop() ?? null;
        break;
      case comma:
        isName = true;
        break;
      default:
    }
  }
  return null;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openingBrace, closingBrace, openingBracket, closingBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Where the text ends that begins after a quote; the end of everything where it does not. */
function endOfText(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === backslash && at - 1 - escapes >= from) escapes++;
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}

/** A name as it is meant: `"\\u0061"` is `a`. */
function nameOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}
