import { validateDefinition } from '@millrace/schemas';
import type { Inventory } from './found.js';
import { fileProblem, type FileProblem } from './notes.js';
import type { XmlElement } from './xml/index.js';

type Checked = Extract<ReturnType<typeof validateDefinition>, { readonly ok: false }>['problems'];

/** Why a file is refused that was read and fits into no definition: the first problem of what was made of it, at its element. */
export function notADefinition([first]: Checked, root: XmlElement, inventory: Inventory): FileProblem {
  const element = first?.elementId;
  const line = inventory.found.find((each) => each.id === element)?.element.line ?? root.line;
  const reason = first?.message.en ?? '';
  const { message, ...problem } = fileProblem('BPMN_NOT_A_DEFINITION', { line, column: 1, element }, { reason });
  return { ...problem, message: { en: message.en, ru: message.ru.replace(reason, () => first?.message.ru ?? '') } };
}

/** No map of a definition is refused for so few. */
const few = 10_000;

/** Why a file is refused that has more entries than a definition holds: found out before anything is made of them, which would take a gigabyte for four hundred thousand. */
export function tooManyEntries(root: XmlElement, inventory: Inventory): FileProblem | undefined {
  if (inventory.found.length <= few) return undefined;
  const maps: Record<string, Record<string, object>> = { processes: {}, elements: {} };
  for (const { map, id } of inventory.found) (maps[map] ??= {})[id] = {};
  for (const [map, entries] of Object.entries(maps)) if (Object.keys(entries).length <= few) maps[map] = {};
  if (Object.values(maps).every((entries) => Object.keys(entries).length === 0)) return undefined;
  const checked = validateDefinition({ kind: 'process', format: 1, id: 'process', ...maps }, { draft: true });
  const crowded = checked.ok ? [] : checked.problems.filter(({ pointer }) => Object.hasOwn(maps, pointer.slice(1)));
  return crowded.length === 0 ? undefined : notADefinition(crowded, root, inventory);
}
