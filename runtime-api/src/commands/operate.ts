import type { Engine } from '@millrace/engine';
import type { JsonObject } from '@millrace/schemas';
import { textOption, type Call, type Command } from '../command-line/command.js';
import { UsageError } from '../command-line/usage-error.js';
import type { Words } from '../files/problem.js';
import { objectOf, sendingOptions, sent } from './sending.js';

/** What is given beside the id. */
interface Given {
  readonly reason: string;
  readonly set?: JsonObject;
  readonly instances?: boolean;
}

/** What can be done, to what, and what is said of it afterwards. */
interface Action {
  /** Below `/api/v1`, with the id. */
  readonly path: (id: string) => string;
  readonly toStore: (engine: Engine, id: string, given: Given) => Promise<object>;
  readonly done: Words;
  /** Takes or needs values of variables. */
  readonly set?: 'may' | 'must';
  readonly instances?: true;
}

const actions: Readonly<Record<string, Action>> = {
  'suspend-instance': {
    path: (id) => `/instances/${id}/suspend`,
    toStore: (engine, id, given) => engine.suspendInstance(id, given),
    done: { en: 'the instance is suspended', ru: 'экземпляр приостановлен' },
  },
  'resume-instance': {
    path: (id) => `/instances/${id}/resume`,
    toStore: (engine, id, given) => engine.resumeInstance(id, given),
    done: { en: 'the instance goes on', ru: 'экземпляр возобновлён' },
  },
  'cancel-instance': {
    path: (id) => `/instances/${id}/cancel`,
    toStore: (engine, id, given) => engine.cancel(id, given),
    done: { en: 'the instance is cancelled', ru: 'экземпляр отменён' },
  },
  'hold-instance': {
    path: (id) => `/instances/${id}/hold`,
    toStore: (engine, id, given) => engine.keeping.hold(id, given),
    done: { en: 'the instance is kept whatever its retention', ru: 'экземпляр не будет удалён по сроку' },
  },
  'lift-hold': {
    path: (id) => `/instances/${id}/lift-hold`,
    toStore: (engine, id, given) => engine.keeping.liftHold(id, given),
    done: { en: 'the instance goes by its retention again', ru: 'экземпляр снова удаляется по сроку' },
  },
  'set-variables': {
    path: (id) => `/instances/${id}/variables`,
    toStore: (engine, id, { set = {}, reason }) => engine.setVariables(id, set, { reason }),
    done: { en: 'the variables are set', ru: 'переменные исправлены' },
    set: 'must',
  },
  'correct-incident': {
    path: (id) => `/incidents/${id}/correct`,
    toStore: (engine, id, given) => engine.retryIncident(id, given),
    done: { en: 'the variables are set and the step was run again', ru: 'переменные исправлены, шаг выполнен снова' },
    set: 'must',
  },
  'skip-incident': {
    path: (id) => `/incidents/${id}/skip`,
    toStore: (engine, id, given) => engine.skipIncident(id, given),
    done: { en: 'the step is skipped', ru: 'шаг пропущен' },
    set: 'may',
  },
  'suspend-process': {
    path: (id) => `/processes/${id}/suspend`,
    toStore: (engine, id, given) => engine.suspendProcess(id, given),
    done: { en: 'nothing of the process begins', ru: 'новые экземпляры не начинаются' },
    instances: true,
  },
  'resume-process': {
    path: (id) => `/processes/${id}/resume`,
    toStore: (engine, id, given) => engine.resumeProcess(id, given),
    done: { en: 'the process may begin again', ru: 'процесс возобновлён' },
    instances: true,
  },
};

/** `millrace operate`: what those who run processes do to instances, incidents and processes. */
export const operate: Command = {
  name: 'operate',
  takes: 'ACTION ID',
  about: {
    en: 'Suspends, resumes or corrects instances and processes.',
    ru: 'Приостанавливает, возобновляет и исправляет экземпляры и процессы.',
  },
  teaches: {
    en: `ACTION is ${Object.keys(actions).join(', ')}; ID is that of the instance, incident or process. The reason stands in the history. On a server the token needs the scope work, for processes and holds administer, and a role that may do it.`,
    ru: `ACTION: ${Object.keys(actions).join(', ')}; ID — идентификатор экземпляра, инцидента или процесса. Причина остаётся в истории. Для сервера ключу доступа нужно разрешение work (для процессов и запретов удаления — administer) и роль с таким правом.`,
  },
  examples: [
    'millrace operate suspend-process purchase --instances --reason "the law changed" --store sqlite:data/app.db',
    `millrace operate skip-incident 0197…-8f.12 --set '{"total": 9}' --reason "by hand" --server https://work.example.org`,
  ],
  options: {
    ...Object.fromEntries(Object.entries(sendingOptions).filter(([name]) => name !== 'data' && name !== 'id')),
    reason: { type: 'string', value: 'TEXT', about: { en: 'why', ru: 'причина' } },
    set: { type: 'string', value: 'JSON', about: { en: 'values of variables by paths', ru: 'значения переменных по путям' } },
    instances: { type: 'boolean', about: { en: 'the running instances too', ru: 'вместе с идущими экземплярами' } },
  },
  run: async (call) => {
    const { action, id } = asked(call);
    const given = givenTo(call, action);
    const body = { ...given } as JsonObject;
    const done = await sent(call, {
      command: 'operate',
      path: action.path(encodeURIComponent(id)),
      body,
      toStore: (engine) => action.toStore(engine, id, given),
    });
    const { terminal } = call;
    const { instances } = done as { readonly instances?: number };
    const told = instances === undefined ? '' : ` (${instances})`;
    if (call.options['json'] === true) terminal.json({ ok: true, ...done });
    else terminal.say(`${id}: ${terminal.words(action.done)}${told}`);
    return 0;
  },
};

function asked(call: Call): { readonly action: Action; readonly id: string } {
  const [name = '', id, more] = call.args;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action !== undefined && id !== undefined && more === undefined) return { action, id };
  const names = Object.keys(actions).join(', ');
  throw new UsageError(
    { en: `Expected an action and one id. Actions: ${names}.`, ru: `Ожидались действие и идентификатор. Действия: ${names}.` },
    'operate',
  );
}

function givenTo(call: Call, { set: takesSet, instances }: Action): Given {
  const reason = textOption(call, 'reason');
  if (reason === undefined || reason.trim() === '')
    throw new UsageError(
      { en: 'Expected --reason: it stands in the history.', ru: 'Укажите --reason: причина остаётся в истории.' },
      'operate',
    );
  const set = objectOf(call, 'set', 'operate');
  if (takesSet === 'must' && set === undefined)
    throw new UsageError({ en: 'Expected --set with values of variables.', ru: 'Укажите --set со значениями переменных.' }, 'operate');
  if (takesSet === undefined && set !== undefined)
    throw new UsageError({ en: 'This action takes no --set.', ru: 'Для этого действия --set не указывают.' }, 'operate');
  return {
    reason,
    ...(set === undefined ? {} : { set }),
    ...(instances === true && call.options['instances'] === true ? { instances: true } : {}),
  };
}
