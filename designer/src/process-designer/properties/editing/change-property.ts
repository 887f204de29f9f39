import { isRefusal, type Command } from '../../../document/command.js';
import { modelOf, orderFlows, setProperties, type ProcessDraft } from '../../../document/index.js';
import type { PropertyField } from '../../../elements/index.js';

/** Several commands as one: all of them are carried out or none. What a panel changes stays as selected as it was. */
export function together(label: Command['label'], commands: readonly Command[]): Command {
  return {
    name: commands[0]?.name ?? 'setProperties',
    label,
    change: (document, context) => {
      for (const command of commands) {
        const answer = command.change(document, context);
        if (isRefusal(answer)) return answer;
      }
      return {};
    },
  };
}

/** The command that says something else of a property in all things of a target; `undefined` takes it away. */
export function changeProperty(
  document: ProcessDraft,
  ids: readonly (string | undefined)[],
  field: PropertyField,
  value: unknown,
): Command {
  const label = { en: `Change: ${field.label.en}`, ru: `Изменить: ${field.label.ru}` };
  return together(
    label,
    ids.map((id) => commandFor(document, id, field, value)),
  );
}

function commandFor(document: ProcessDraft, id: string | undefined, field: PropertyField, value: unknown): Command {
  const { kind, path, replaces, insteadOf = [] } = field;
  if (id !== undefined && kind === 'flows') return orderFlows(id, value as readonly string[]);
  if (id !== undefined && kind === 'flow' && path.length === 1)
    return orderFlows(id, flowsOf(document, id), typeof value === 'string' ? value : null);
  if (replaces) return setProperties(id, [[replaces, value === undefined ? undefined : { [path.at(-1) ?? '']: value }]]);
  const others = value === undefined ? [] : insteadOf.map((other) => [other, undefined] as const);
  return setProperties(id, [[path, value], ...others]);
}

/** The flows out of an element, in the order in which they are tried. */
export function flowsOf(document: ProcessDraft, id: string): readonly string[] {
  const model = modelOf(document);
  const own = model.linesAt(id).flatMap((line) => (line.kind === 'flow' && line.entry.from === id ? [line.id] : []));
  const said = (model.all.get(id)?.entry.outgoing ?? []).filter((flow) => own.includes(flow));
  return [...said, ...own.filter((flow) => !said.includes(flow))];
}
