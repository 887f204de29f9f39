import { member, rawOf, textOf, toldIn, type Raw } from '../../drawing/read/values.js';
import { conditionInWords } from './condition-words.js';
import { distinct, type Reader } from './reader.js';

/** One field of a form as a step shows it. */
export interface PassportField {
  readonly label: string;
  readonly type: string;
  /** Filled in or only shown; what is hidden is left out. */
  readonly access: 'editable' | 'readOnly';
  /** What else is to know: required, the choices. */
  readonly notes: readonly string[];
}

/** The form of a step. Its fields are known where the form itself was given. */
export interface PassportForm {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly PassportField[];
}

const deepest = 40;
const mostChoices = 12;

/** Whether the data's own schema wants the field. Paths look like `lines[].price`. */
function isRequired(data: Raw, bind: string): boolean {
  let at = data;
  const parts = bind.split('.');
  for (const [index, part] of parts.entries()) {
    const name = part.replace(/\[\]$/, '');
    if (index === parts.length - 1) return Array.isArray(at['required']) && (at['required'] as unknown[]).includes(name);
    at = rawOf(member(rawOf(at['properties']), name));
    if (part.endsWith('[]')) at = rawOf(at['items']);
  }
  return false;
}

/** The form that a step shows, with what may be filled in there: the nearest node that says something counts. */
export function formPart(use: unknown, { told, wishes, words, language }: Reader): PassportForm | undefined {
  const { ref, access } = rawOf(use) as Raw & Record<string, unknown>;
  if (typeof ref !== 'string') return undefined;
  const form = rawOf(member(wishes.forms ?? {}, ref));
  const byDefault = textOf(form['defaultLanguage']) || 'en';
  const saidIn = (value: unknown): string => toldIn(value, language, byDefault).trim();
  const nodes = rawOf(form['nodes']);
  const rules = Object.values(rawOf(form['rules'])).map(rawOf);
  const labels = new Map(Object.values(nodes).map((node) => [textOf(rawOf(node)['bind']), saidIn(rawOf(node)['label'])]));
  const labelOf = (path: string): string | undefined => labels.get(path) || undefined;
  const said = rawOf(access);
  const accessOf = (id: string, around: string): string => textOf(member(said, id)) || around;
  const fields: PassportField[] = [];
  const seen = new Set<string>();
  const walk = (id: string, around: string, path: string, depth: number): void => {
    const node = rawOf(member(nodes, id));
    if (seen.has(id) || depth > deepest) return;
    seen.add(id);
    const right = accessOf(id, around);
    if (right === 'hidden') return;
    const label = saidIn(node['label']);
    const bind = textOf(node['bind']);
    if (bind !== '') {
      const type = textOf(node['type']);
      const wanted = rules.filter((rule) => rule['target'] === id && rule['kind'] === 'required').map((rule) => textOf(rule['when']));
      const computed = rules.some((rule) => rule['target'] === id && rule['kind'] === 'computed');
      const choices = rawOf(node['options'])['choices'];
      const choiceLabels = (Array.isArray(choices) ? (choices as unknown[]) : []).map(
        (choice) => saidIn(rawOf(choice)['label']) || textOf(rawOf(choice)['value']),
      );
      fields.push({
        label: [path, label || bind].filter((part) => part !== '').join(': '),
        type: words.types[type] ?? type,
        access: right === 'readOnly' || computed ? 'readOnly' : 'editable',
        notes:
          right === 'readOnly'
            ? []
            : distinct([
                isRequired(rawOf(form['data']), bind) ? words.required : '',
                ...wanted.map((when) =>
                  when === '' ? words.required : words.requiredWhen(conditionInWords(when, labelOf, words) ?? when),
                ),
                choiceLabels.length > 0 && choiceLabels.length <= mostChoices ? words.values(choiceLabels.join(', ')) : '',
              ]),
      });
    }
    const inner = node['type'] === 'table' || node['type'] === 'repeat' ? label : path;
    for (const child of Array.isArray(node['children']) ? (node['children'] as unknown[]) : [])
      walk(textOf(child), right, inner, depth + 1);
  };
  walk(textOf(form['root']), accessOf('*', 'editable'), '', 0);
  return { id: ref, name: saidIn(form['name']) || told(rawOf(use)['name']) || ref, fields };
}
