import type { Words } from '../../document/index.js';
import type { ActionGroup } from './canvas-actions.js';
import type { Shortcut } from './shortcut.js';

/** A group of the sheet of keys. */
export type SheetGroup = ActionGroup | 'walk' | 'make';

/** The groups of the sheet, in their order. */
export const sheetGroups: readonly { readonly id: SheetGroup; readonly label: Words }[] = [
  { id: 'walk', label: { en: 'Going about', ru: 'Перемещение' } },
  { id: 'make', label: { en: 'Drawing', ru: 'Рисование' } },
  { id: 'edit', label: { en: 'Clipboard', ru: 'Буфер обмена' } },
  { id: 'arrange', label: { en: 'Arranging', ru: 'Расположение' } },
  { id: 'lines', label: { en: 'Lines', ru: 'Линии' } },
  { id: 'inner', label: { en: 'Subprocesses', ru: 'Подпроцессы' } },
  { id: 'view', label: { en: 'View', ru: 'Вид' } },
];

const key = (code: string, held: Omit<Shortcut, 'code'> = {}): Shortcut => ({ code, ...held });
const arrows = (held: Omit<Shortcut, 'code'> = {}): readonly Shortcut[] => [key('ArrowLeft', held), key('ArrowRight', held)];

/** Keys that walk about and make things: handled one by one, told here for the sheet. */
export const plainKeys: readonly { readonly group: SheetGroup; readonly label: Words; readonly keys: readonly Shortcut[] }[] = [
  { group: 'walk', label: { en: 'To the next step (all arrows)', ru: 'К соседнему шагу (все стрелки)' }, keys: arrows() },
  { group: 'walk', label: { en: 'Among branches', ru: 'Между ветками' }, keys: [key('BracketLeft'), key('BracketRight')] },
  { group: 'walk', label: { en: 'To the first step', ru: 'К первому шагу' }, keys: [key('Home')] },
  { group: 'walk', label: { en: 'Select all', ru: 'Выделить всё' }, keys: [key('KeyA', { command: true })] },
  { group: 'walk', label: { en: 'Leave, select nothing', ru: 'Выйти, снять выделение' }, keys: [key('Escape')] },
  { group: 'make', label: { en: 'Add anything', ru: 'Добавить что угодно' }, keys: [key('KeyN')] },
  { group: 'make', label: { en: 'Append a step', ru: 'Добавить следующий шаг' }, keys: [key('KeyA')] },
  { group: 'make', label: { en: 'Event on the border', ru: 'Событие на границе' }, keys: [key('KeyB')] },
  { group: 'make', label: { en: 'Change into something else', ru: 'Превратить в другое' }, keys: [key('KeyR')] },
  {
    group: 'make',
    label: { en: 'Connect: arrows choose, Enter takes', ru: 'Соединить: стрелки выбирают, Enter берёт' },
    keys: [key('KeyC')],
  },
  { group: 'make', label: { en: 'Name', ru: 'Имя' }, keys: [key('Enter'), key('F2')] },
  { group: 'make', label: { en: 'Delete', ru: 'Удалить' }, keys: [key('Delete')] },
  { group: 'make', label: { en: 'Undo', ru: 'Отменить' }, keys: [key('KeyZ', { command: true })] },
  { group: 'make', label: { en: 'Redo', ru: 'Повторить' }, keys: [key('KeyZ', { command: true, shift: true })] },
  { group: 'arrange', label: { en: 'Move', ru: 'Двигать' }, keys: arrows({ alt: true }) },
  { group: 'arrange', label: { en: 'Move by one', ru: 'Двигать на единицу' }, keys: arrows({ command: true, alt: true }) },
  { group: 'arrange', label: { en: 'Change the size', ru: 'Менять размер' }, keys: arrows({ shift: true, alt: true }) },
  { group: 'lines', label: { en: 'To the next bend', ru: 'К следующему изгибу' }, keys: [key('Tab')] },
  { group: 'lines', label: { en: 'Move the bend', ru: 'Двигать изгиб' }, keys: arrows({ alt: true }) },
  { group: 'lines', label: { en: 'Take the bend out', ru: 'Убрать изгиб' }, keys: [key('Delete')] },
  { group: 'view', label: { en: 'Zoom', ru: 'Масштаб' }, keys: [key('Equal'), key('Minus')] },
];
