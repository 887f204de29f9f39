import { MillraceError } from '@millrace/schemas';
import { Router } from 'express';
import type { Service } from '../service.js';
import { onlyMethods } from './router.js';

/** How long the store may take to answer, in milliseconds. */
const patience = 2000;

/** Whether the process is being ended. */
export interface Closing {
  readonly isClosing: boolean;
}

/** `/live`: the process runs. `/ready`: it can be given work: it is not closing and its store answers in time. */
export function healthRouter({ engine, time }: Pick<Service, 'engine' | 'time'>, closing: Closing): Router {
  const router = Router();
  router
    .route('/live')
    .get((_request, response) => void response.json({ ok: true }))
    .all(onlyMethods(['get']));
  router
    .route('/ready')
    .get(async (_request, response) => {
      if (closing.isClosing) throw new MillraceError('ENGINE_CLOSED');
      let cancel = (): void => undefined;
      const late = new Promise<never>((_resolve, reject) => {
        const giveUp = (): void => reject(new MillraceError('STORE_UNAVAILABLE', { reason: `no answer in ${patience} ms` }));
        cancel = time.after(patience, giveUp);
      });
      const look = engine.findRows({ collection: 'deployedItems', tenant: engine.tenant, limit: 1 });
      try {
        await Promise.race([look, late]);
      } finally {
        cancel();
      }
      response.json({ ok: true });
    })
    .all(onlyMethods(['get']));
  return router;
}
