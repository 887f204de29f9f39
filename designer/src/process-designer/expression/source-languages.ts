import { StreamLanguage, type StreamParser } from '@codemirror/language';
import { keywordsOf } from './functions.js';

interface Inside {
  comment: boolean;
}

/** How the words of a language are coloured; what it means only the engine's own parser says. */
function parserOf(language: 'jsonata' | 'feel'): StreamParser<Inside> {
  const keywords = new Set(keywordsOf[language].flatMap((word) => word.split(' ')));
  return {
    name: language,
    startState: () => ({ comment: false }),
    token(stream, state) {
      if (state.comment || stream.match('/*')) {
        state.comment = !stream.match(/^.*?\*\//);
        if (state.comment) stream.skipToEnd();
        return 'comment';
      }
      if (stream.eatSpace()) return null;
      if (language === 'feel' && stream.match(/^\/\/.*/)) return 'comment';
      if (stream.match(/^(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)/)) return 'string';
      if (stream.match(/^`[^`]*`?/)) return 'variableName';
      if (stream.match(/^\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/)) return 'number';
      if (stream.match(/^\$[\p{L}\p{N}_]*/u)) return 'keyword';
      const word = stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u);
      if (word) {
        const text = (word as RegExpMatchArray)[0];
        if (text === 'true' || text === 'false' || text === 'null') return 'atom';
        return keywords.has(text) ? 'keyword' : 'variableName';
      }
      stream.next();
      return 'operator';
    },
  };
}

/** The languages of expressions as the editor colours them. */
export const sourceLanguages = {
  jsonata: StreamLanguage.define(parserOf('jsonata')),
  feel: StreamLanguage.define(parserOf('feel')),
} as const;
