import { format } from 'prettier';
import { catalogue, type CatalogueEntry } from '../src/errors/catalogue.js';

/** The reference page of all error codes, from the catalogue. */
export function errorsPage(): Promise<string> {
  const entries = (Object.entries(catalogue) as [string, CatalogueEntry][]).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = entries.map(
    ([code, { status, en, ru }]) => `## ${code}\n\nHTTP status ${status}\n\n- English: ${shown(en)}\n- Русский: ${shown(ru)}`,
  );
  return format(`${head}\n\n${parts.join('\n\n')}\n`, { parser: 'markdown' });
}

const head = `# Errors

<!-- Generated from schemas/src/errors/catalogue/ by \`pnpm --filter @millrace/schemas generate\`. -->

Every error has a code that never changes its meaning, and a message that says what was expected, what was found and what to do.
\`{name}\` is filled from the error's params. Over HTTP an error is problem details (RFC 9457) with the code and the status given here.`;

/** Places and markup characters as they are, not as markdown reads them. */
function shown(message: string): string {
  return message.replaceAll(/\{\w+\}/g, '`$&`').replaceAll(/(?<![`\w])([*_<>])/g, '\\$1');
}
