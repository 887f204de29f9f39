import { Linter } from 'eslint';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { top } from '../../scripts/repository.mjs';
import { architectureRules, millrace } from './rules/lint-plugin.mjs';
import { allSources, type Source } from './sources.js';

const linter = new Linter({ cwd: top });
const setting: Linter.Config = {
  files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
  plugins: { millrace },
  languageOptions: { parser: tseslint.parser, sourceType: 'module' },
  rules: architectureRules,
};

/** What the house's own lint rules say of one text, as if it stood at that path; `rule: message`. */
export function violationsIn({ path, text }: Source): readonly string[] {
  return linter.verify(text, [setting], { filename: join(top, path) }).map((found) => `${found.ruleId ?? 'syntax'}: ${found.message}`);
}

/** The same over the whole repository, with the path in front. */
export function violationsInTree(): readonly string[] {
  return allSources().flatMap((source) => violationsIn(source).map((found) => `${source.path} ${found}`));
}
