import { removeAt } from '../../../document/commands/remove-at.js';
import { declareVariable, declared } from '../../../document/variables/declarations.js';
import type { FixesOf } from './fix.js';

/** The nearest declaration around the element gets a value to begin with. */
export const readUnwritten: FixesOf = ({ model, id, problem: { params } }) => {
  const { variable } = params;
  if (typeof variable !== 'string' || id === undefined) return [];
  for (let at: string | undefined = id, depth = 0; at !== undefined && depth < 100; at = model.all.get(at)?.entry.scope, depth += 1) {
    const entry = model.all.get(at)?.entry;
    const declaration = Object.hasOwn(declared(entry), variable) ? declared(entry)[variable] : undefined;
    if (declaration === undefined) continue;
    // Nothing, which every type may be: any other value might be outside of its bounds.
    const initial = declaration['type'] === 'list' ? [] : null;
    return [
      {
        words: { en: `Let ${variable} begin empty`, ru: `Пусть ${variable} вначале будет пустой` },
        command: declareVariable(at, variable, { ...declaration, initial }),
      },
    ];
  }
  return [];
};

/** A value to begin with that the declaration refuses. */
export const initialInvalid: FixesOf = ({ id, path }) =>
  path.at(-1) === 'initial'
    ? [{ words: { en: 'Take the initial value away', ru: 'Убрать начальное значение' }, command: removeAt(id, path) }]
    : [];
