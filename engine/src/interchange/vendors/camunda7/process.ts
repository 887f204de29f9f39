import { isDuration } from '../../../behaviors/values/index.js';
import type { Reading } from '../reading.js';

/** What is said of a process as a whole. */
export function readProcess(reading: Reading): void {
  if (reading.type !== 'process') return;
  // Camunda 7 and its kin run a process that does not say whether it may be run.
  if (!reading.element.attributes.some(({ local, space }) => local === 'isExecutable' && space === '')) {
    reading.put(['executable'], true);
    reading.translated({ what: 'isExecutable', line: reading.element.line }, 'true', {
      en: 'It does not say whether it may be run; the other engine runs it then, and so does this one.',
      ru: 'Не указано, можно ли его исполнять; другой движок такой процесс исполняет, этот тоже.',
    });
  }
  const kept = reading.attribute('historyTimeToLive');
  if (kept !== undefined) {
    const text = kept.value.trim();
    const retention = /^\d{1,6}$/.test(text) ? `P${Number(text)}D` : isDuration(text) && !text.startsWith('-') ? text : undefined;
    if (retention === undefined)
      reading.redo(kept, {
        en: 'Say in retention how long ended instances are kept: P180D, P3Y or never.',
        ru: 'Укажите в retention, сколько хранятся завершённые экземпляры: P180D, P3Y или never.',
      });
    else {
      reading.put(['retention'], retention);
      if (retention === text) reading.understood(kept, retention);
      else reading.translated(kept, retention);
    }
  }
  for (const local of ['candidateStarterUsers', 'candidateStarterGroups']) {
    const starters = reading.attribute(local);
    if (starters !== undefined)
      reading.redo(starters, {
        en: 'Who may start it is said by roles here: give them a role that may start this process.',
        ru: 'Кто может запускать процесс, здесь определяют роли: дайте им роль с правом запуска этого процесса.',
      });
  }
  const startable = reading.attribute('isStartableInTasklist');
  if (startable?.value === 'false')
    reading.redo(startable, {
      en: 'People see the processes that their roles let them start. Give no role the right to start this one, and programs still can.',
      ru: 'Люди видят процессы, которые позволяют запускать их роли. Не давайте права запуска ни одной роли; программы по-прежнему смогут.',
    });
  else if (startable !== undefined) reading.understood(startable);
}
