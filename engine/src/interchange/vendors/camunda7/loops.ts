import { textOf } from '../../xml/index.js';
import { isJuel, type JuelPlace } from '../juel/index.js';
import { isName } from '../names.js';
import type { Reading } from '../reading.js';
import { howKept } from './leftovers.js';
import { translated } from './values.js';

/** For which entries of a list an activity is done, and what the entry is called. */
export function readLoop(reading: Reading, place: JuelPlace): void {
  const [loop] = reading.parts('multiInstanceLoopCharacteristics');
  if (loop === undefined) return;
  const inner = reading.inside(loop);
  const type = 'multiInstanceLoopCharacteristics';
  const collection = inner.attribute('collection');
  if (collection !== undefined) {
    const translation = translated(inner, collection, asExpression(collection.value.trim()), place);
    if (translation !== undefined) {
      inner.put(['collection'], translation.expression);
      if (isJuel(collection.value)) inner.translated(collection, translation.expression);
      else inner.understood(collection, translation.expression);
    }
  }
  const item = inner.attribute('elementVariable');
  const hasList = collection !== undefined || inner.parts('loopDataInputRef').length > 0;
  if (item !== undefined && !hasList)
    inner.kept(item, {
      en: 'There is no list whose entries it could name.',
      ru: 'Нет списка, элементы которого она могла бы называть.',
    });
  else if (item !== undefined) {
    if (isName(item.value) && item.value !== 'loopCounter') {
      inner.put(['item'], item.value);
      inner.understood(item, item.value);
    } else
      inner.redo(item, {
        en: 'The entry needs a name of letters, digits and _ other than loopCounter. Choose one.',
        ru: 'Элементу списка нужно имя из букв, цифр и _, отличное от loopCounter. Выберите его.',
      });
  }
  readOwn(inner, place);
  const [count] = inner.parts('loopCardinality');
  if (collection !== undefined && count !== undefined && textOf(count).trim() !== '')
    inner.redo(collection, {
      en: 'It says both how often and for which entries. Keep the list, or take as many entries of it as are wanted.',
      ru: 'Указано и число раз, и список. Оставьте список либо возьмите из него столько элементов, сколько нужно.',
    });
  const index = inner.attribute('elementIndexVariable');
  if (index !== undefined)
    inner.redo(index, {
      en: 'The number of an instance is loopCounter, counted from 1. Write loopCounter - 1 where this variable was read.',
      ru: 'Номер экземпляра даёт loopCounter, счёт с 1. Пишите loopCounter - 1 там, где читалась эта переменная.',
    });
  inner.rest(howKept);
  if (Object.keys(inner.fields).length > 0) reading.put(['loopCharacteristics'], { type, ...inner.fields });
}

/** BPMN's own list and entry, which Camunda 7 takes for the names of variables. */
function readOwn(inner: Reading, place: JuelPlace): void {
  const [list] = inner.parts('loopDataInputRef');
  const source = list === undefined ? '' : textOf(list).trim();
  if (list !== undefined && source !== '' && inner.at(['collection']) === undefined) {
    const subject = inner.subject(list);
    const translation = translated(inner, subject, asExpression(source), place);
    if (translation !== undefined) {
      inner.put(['collection'], translation.expression);
      inner.translated(subject, translation.expression);
    }
  }
  const [entry] = inner.parts('inputDataItem');
  const name = entry?.attributes.find(({ local, space }) => local === 'name' && space === '')?.value ?? '';
  if (
    entry !== undefined &&
    isName(name) &&
    name !== 'loopCounter' &&
    inner.at(['item']) === undefined &&
    inner.at(['collection']) !== undefined
  ) {
    inner.put(['item'], name);
    inner.translated(inner.subject(entry), name);
  }
}

/** A text without an expression is the name of a variable. */
function asExpression(source: string): string {
  return isJuel(source) ? source : `$\{execution.getVariable('${source.replace(/['\\]/g, '\\$&')}')}`;
}
