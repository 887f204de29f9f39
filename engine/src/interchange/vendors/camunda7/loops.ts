import { isJuel, type JuelPlace } from '../juel/index.js';
import { isName } from '../names.js';
import type { Reading } from '../reading.js';
import { translated } from './values.js';

/** For which entries of a list an activity is done, and what the entry is called. */
export function readLoop(reading: Reading, place: JuelPlace): void {
  const [loop] = reading.parts('multiInstanceLoopCharacteristics');
  if (loop === undefined) return;
  const inner = reading.inside(loop);
  const type = 'multiInstanceLoopCharacteristics';
  const collection = inner.attribute('collection');
  if (collection !== undefined) {
    // A collection without an expression is the name of a variable.
    const source = isJuel(collection.value)
      ? collection.value
      : `$\{execution.getVariable('${collection.value.trim().replace(/['\\]/g, '\\$&')}')}`;
    const translation = translated(inner, collection, source, place);
    if (translation !== undefined) {
      inner.put(['collection'], translation.expression);
      if (isJuel(collection.value)) inner.translated(collection, translation.expression);
      else inner.understood(collection, translation.expression);
    }
  }
  const item = inner.attribute('elementVariable');
  if (item !== undefined) {
    if (isName(item.value) && item.value !== 'loopCounter') {
      inner.put(['item'], item.value);
      inner.understood(item, item.value);
    } else
      inner.redo(item, {
        en: 'The entry needs a name of letters, digits and _ other than loopCounter. Choose one.',
        ru: 'Элементу списка нужно имя из букв, цифр и _, отличное от loopCounter. Выберите его.',
      });
  }
  const index = inner.attribute('elementIndexVariable');
  if (index !== undefined)
    inner.redo(index, {
      en: 'The number of an instance is loopCounter, counted from 1. Write loopCounter - 1 where this variable was read.',
      ru: 'Номер экземпляра даёт loopCounter, счёт с 1. Пишите loopCounter - 1 там, где читалась эта переменная.',
    });
  inner.rest();
  if (Object.keys(inner.fields).length > 0) reading.put(['loopCharacteristics'], { type, ...inner.fields });
}
