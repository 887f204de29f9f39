/** Makes text of bytes, and throws where they are not what the encoding says: `new TextDecoder(encoding, { fatal: true })` of Node and of browsers. */
export type MakeDecoder = (encoding: string) => { decode(bytes: Uint8Array): string };

/** Bytes that are no text in the encoding that the file names, or an encoding that nobody knows. */
export class EncodingRefused extends Error {
  constructor(
    readonly encoding: string,
    /** The first line that cannot be read, from one; absent where the encoding itself is unknown. */
    readonly line: number | undefined,
  ) {
    super(line === undefined ? `the encoding ${encoding} is unknown` : `line ${line} is not ${encoding}`);
  }
}

/**
 * The encoding of an XML file as its first bytes tell (XML 1.0, appendix F): a byte order mark, the pattern of `<?`, the declaration, or else UTF-8. A file that says
 * UTF-16 in the bytes of UTF-8, as programs on Windows write it, is UTF-8.
 */
export function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = [bytes[0], bytes[1], bytes[2]];
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 400));
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(head)?.[1]?.toLowerCase();
  return declared === undefined || /^(utf-?16|ucs-?2|unicode)/.test(declared) ? 'utf-8' : declared;
}

/** The text of an XML file in whichever encoding it is. Throws `EncodingRefused`. */
export function decodeXml(bytes: Uint8Array, make: MakeDecoder): string {
  const encoding = encodingOf(bytes);
  let decoder: ReturnType<MakeDecoder>;
  try {
    decoder = make(encoding);
  } catch {
    throw new EncodingRefused(encoding, undefined);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw new EncodingRefused(encoding, encoding.startsWith('utf-16') ? 1 : firstBadLine(bytes, make(encoding)));
  }
}

function firstBadLine(bytes: Uint8Array, decoder: ReturnType<MakeDecoder>): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, from);
    const end = newline < 0 ? bytes.length : newline + 1;
    try {
      decoder.decode(bytes.subarray(from, end));
    } catch {
      return line;
    }
    from = end;
  }
  return line;
}
