import compression from 'compression';
import express, { type Express, Router } from 'express';
import { apiBase, openApiDocument } from '../openapi/index.js';
import { contracts } from '../resources/contracts.js';
import { operations } from '../resources/operations.js';
import type { Service } from '../service.js';
import { docsRouter } from './docs.js';
import { eventsRouter } from './events.js';
import { type Closing, healthRouter } from './health.js';
import type { Operation } from './operation.js';
import { portalRouter } from './portal.js';
import { refuse, unknownPath } from './refuse.js';
import { requestLog } from './request-log.js';
import { operationRouter } from './router.js';
import { dataPolicy, securityHeaders } from './security.js';
import { browserSessions } from './session.js';
import { type TryCounts, tryLimits } from './try-limits.js';

/** What an app may be made with beside its service. */
export interface AppOptions {
  /** The folder of the portal's build. */
  readonly portal?: string;
  readonly closing?: Closing;
  /** The version that the OpenAPI document tells. */
  readonly version?: string;
  /** For tests: other operations, answers checked against their contracts, other limits. */
  readonly operations?: readonly Operation[];
  readonly checkAnswers?: boolean;
  readonly tries?: TryCounts;
}

/** The HTTP application of a service. It neither listens nor reads the environment. */
export function createApp(service: Service, options: AppOptions = {}): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('trust proxy', service.settings.trustProxy);
  app.use(requestLog(service));
  app.use(securityHeaders(service.settings.publicUrl.startsWith('https:')));
  app.use(compression({ filter: (request, response) => response.locals['isStream'] !== true && compression.filter(request, response) }));
  app.use('/api', apiRouter(service, options));
  app.use(portalRouter(options.portal));
  app.use(unknownPath);
  app.use(refuse(service));
  return app;
}

function apiRouter(service: Service, options: AppOptions): Router {
  const router = Router({ caseSensitive: true });
  const sessions = browserSessions(service);
  router.use(dataPolicy, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.use('/health', healthRouter(service, options.closing ?? { isClosing: false }));
  router.use(docsRouter(openApiDocument(contracts, options.version ?? '1')));
  const below = apiBase.slice('/api'.length);
  router.use(below, eventsRouter(service, sessions));
  router.use(
    below,
    operationRouter({
      service,
      operations: options.operations ?? operations,
      sessions,
      limits: tryLimits(options.tries),
      checkAnswers: options.checkAnswers ?? false,
    }),
  );
  router.use(unknownPath);
  return router;
}
