import type { CatalogueEntry } from './entry.js';

/** Jobs of service tasks. In alphabetical order. */
export const jobErrors = {
  JOB_ATTEMPT_STALE: {
    status: 409,
    en: 'Expected the answer of attempt {expected} of job {id}, but found {found}: another attempt runs now. Throw the result away.',
    ru: 'Ожидался ответ попытки {expected} задания {id}, а получен от {found}: уже идёт другая попытка. Отбросьте результат.',
  },
  JOB_GONE: {
    status: 404,
    en: 'Expected a job {id} that waits for its result, but there is none: it was done, failed for good, or is no longer needed. Throw the result away.',
    ru: 'Задание {id} больше не ждёт результата: выполнено, окончательно не удалось или не нужно. Отбросьте результат.',
  },
  JOB_LOCKED: {
    status: 409,
    en: 'Expected job {id} to be free, but another worker holds it. Take another one.',
    ru: 'Задание {id} занято другим обработчиком. Возьмите другое.',
  },
  JOB_LOCK_LOST: {
    status: 409,
    en: 'Expected job {id} to be still locked, but the lock ran out at {until}: another worker may have it. Stop, and take the job again.',
    ru: 'Блокировка задания {id} истекла {until}: его мог взять другой обработчик. Остановитесь и возьмите задание заново.',
  },
  JOB_NOT_DUE: {
    status: 409,
    en: 'Expected job {id} to be due, but it rests until {dueAt}. Come back then.',
    ru: 'Задание {id} ждёт до {dueAt}. Вернитесь позже.',
  },
  JOB_RUNS_INSIDE: {
    status: 409,
    en: 'Expected job {id} to be for outside workers, but a handler inside the engine runs jobs of type {type}. Leave it to the engine, or start the engine without that handler.',
    ru: 'Задания типа {type} выполняет обработчик внутри движка, поэтому задание {id} наружу не выдаётся. Оставьте его движку или запустите движок без этого обработчика.',
  },
  SERVICE_WITHOUT_HANDLER: {
    status: 422,
    en: 'Expected a handler for services of type {type}, but this engine has none. Give it one, or let an outside worker take these jobs; until then they wait.',
    ru: 'Для сервисных задач типа {type} в этом движке нет обработчика. Добавьте его или поручите эти задания внешнему исполнителю; до тех пор они ждут.',
  },
} as const satisfies Record<string, CatalogueEntry>;
