import { validateDefinition } from '@millrace/schemas';
import type { Fields } from './bpmn/context.js';
import type { Found, Inventory } from './found.js';
import { fileProblem, type FileProblem } from './notes.js';
import { isMap } from './patch.js';

/** Maps whose entries say in `attributes` what a deployment refuses. */
const canBeRefused: readonly string[] = ['elements', 'flows', 'rootElements'];
const shownOnly: readonly string[] = ['name', 'documentation', 'foreign', 'extensions', 'lane', 'attributes'];

function attributesOf({ fields }: Found): Fields {
  return isMap(fields['attributes']) ? fields['attributes'] : {};
}

/**
 * Takes out of the entries what a definition cannot hold, as a name longer than any: it is kept as the file has it, and told. What makes an entry what it is stays, and is then
 * a reason to refuse the file.
 */
export function dropUnfit(definition: Fields, inventory: Inventory, problems: FileProblem[]): void {
  const checked = validateDefinition(definition, { draft: true });
  if (checked.ok) return;
  const byId = new Map(inventory.found.map((each) => [each.id, each]));
  for (const { pointer, message } of checked.problems) {
    const [map, id, field] = pointer.slice(1).split('/');
    const found = byId.get(id ?? '');
    if (found === undefined || found.map !== map || field === undefined || field === 'type' || !Object.hasOwn(found.fields, field))
      continue;
    delete found.fields[field];
    // What is executed must not be executed without it.
    if (canBeRefused.includes(map) && !shownOnly.includes(field)) found.fields['attributes'] = { ...attributesOf(found), [field]: true };
    const { line, column } = found.element;
    const at = { line, column, element: found.id, severity: 'warning' as const };
    const {
      code,
      params,
      message: words,
      ...rest
    } = fileProblem('BPMN_VALUE_UNFIT', at, { element: found.id, what: field, reason: message.en });
    problems.push({ ...rest, code, params, message: { en: words.en, ru: words.ru.replace(message.en, () => message.ru) } });
  }
}
