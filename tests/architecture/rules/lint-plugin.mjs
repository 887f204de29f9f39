import { fileNames } from './file-names.mjs';
import { imports } from './imports.mjs';
import { look } from './look.mjs';
import { purity } from './purity.mjs';
import { state } from './state.mjs';

/** The house's own lint rules. tests/architecture proves that each finds a planted violation. @type {import('eslint').ESLint.Plugin} */
export const millrace = { rules: { 'file-names': fileNames, imports, look, purity, state } };

/** All of them switched on. @type {import('eslint').Linter.RulesRecord} */
export const architectureRules = {
  'millrace/file-names': 'error',
  'millrace/imports': 'error',
  'millrace/look': 'error',
  'millrace/purity': 'error',
  'millrace/state': 'error',
};
