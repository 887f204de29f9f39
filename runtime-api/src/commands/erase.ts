import type { ErasureSubject } from '@millrace/engine';
import { textOption, type Call, type Command } from '../command-line/command.js';
import { UsageError } from '../command-line/usage-error.js';
import { sendingOptions, sent } from './sending.js';

const { store, server, token, tenant } = sendingOptions;

/** `millrace erase`: replaces what was typed by a reference to the erasure. */
export const erase: Command = {
  name: 'erase',
  takes: '',
  about: { en: 'Erases what was typed into an instance, or by a person.', ru: 'Стирает введённое в экземпляр или введённое сотрудником.' },
  teaches: {
    en: 'An instance and all that it called must have ended; a person must have been deactivated. Histories stay, with a reference to the erasure in the place of what was typed. It cannot be undone, and backups made before are erased again when they are restored. On a server the token needs the scope administer.',
    ru: 'Экземпляр и всё, что он вызвал, должны быть завершены, сотрудник — отключён. История остаётся, на месте введённого стоит ссылка на стирание. Отменить это нельзя; при восстановлении старой копии стирание повторяется. Для сервера ключу доступа нужно разрешение administer.',
  },
  examples: [
    'millrace erase --instance 0197…-8f --reason "asked by letter" --server https://work.example.org',
    'millrace erase --person anna --reason "left, asked by letter" --store sqlite:data/millrace.db',
  ],
  options: {
    store,
    server,
    token,
    tenant,
    instance: { type: 'string', value: 'ID', about: { en: 'what was typed into it', ru: 'введённое в этот экземпляр' } },
    person: { type: 'string', value: 'ID', about: { en: 'what they typed', ru: 'введённое этим сотрудником' } },
    reason: { type: 'string', value: 'TEXT', about: { en: 'why', ru: 'причина' } },
  },
  run: async (call) => {
    const { subject, reason } = given(call);
    const done = (await sent(call, {
      command: 'erase',
      path: '/erasures',
      body: { [subject.kind]: subject.id, reason },
      toStore: (engine) => engine.keeping.erase(subject, { reason }),
    })) as {
      readonly id: string;
      readonly status: string;
      readonly counts: { readonly erased: number; readonly open: number; readonly held: number };
    };
    const { terminal } = call;
    const { erased, open, held } = done.counts;
    if (call.options['json'] === true) terminal.json({ ok: true, ...done });
    else if (done.status === 'done')
      terminal.say(
        terminal.words({
          en: `Erased from ${erased} histories: erased:${done.id}`,
          ru: `Стёрто из историй: ${erased}, ссылка erased:${done.id}`,
        }),
      );
    else
      terminal.say(
        terminal.words({
          en: `Erased from ${erased} histories so far: erased:${done.id}. ${open} open and ${held} held are waited for; upkeep goes on.`,
          ru: `Пока стёрто из историй: ${erased}, ссылка erased:${done.id}. Ожидаются незавершённые (${open}) и под запретом удаления (${held}); работа продолжится сама.`,
        }),
      );
    return 0;
  },
};

function given(call: Call): { readonly subject: ErasureSubject; readonly reason: string } {
  const [instance, person, reason] = [textOption(call, 'instance'), textOption(call, 'person'), textOption(call, 'reason')];
  if ((instance === undefined) === (person === undefined) || call.args.length > 0)
    throw new UsageError(
      { en: 'Expected --instance or --person, one of the two.', ru: 'Укажите одно из двух: --instance или --person.' },
      'erase',
    );
  if (reason === undefined || reason.trim() === '')
    throw new UsageError(
      { en: 'Expected --reason: it stands in the history.', ru: 'Укажите --reason: причина остаётся в истории.' },
      'erase',
    );
  return { subject: instance === undefined ? { kind: 'person', id: person ?? '' } : { kind: 'instance', id: instance }, reason };
}
