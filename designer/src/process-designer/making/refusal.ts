import type { Command, Refusal } from '../../document/index.js';

/** A command that does nothing but say why: what was refused before there was a command is told like any other refusal. */
export const refusal = (why: Refusal): Command => ({
  name: 'refused',
  label: { en: 'Add', ru: 'Добавить' },
  change: () => why,
});
