import compression from 'compression';
import express, { type Express, type RequestHandler, Router } from 'express';
import { apiBase, openApiDocument } from '../openapi/index.js';
import { contracts } from '../resources/contracts.js';
import { operations } from '../resources/operations.js';
import type { Service } from '../service.js';
import { docsRouter } from './docs.js';
import { eventStreams } from './events.js';
import { LiveHub } from '../resources/live/live-hub.js';
import { mayReadDraft } from '../resources/drafts/readable-draft.js';
import { mayReadInstance } from '../resources/live/may-read-instance.js';
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

/** An app, and how its streams end. */
export interface App {
  readonly app: Express;
  /** Ends the streams of live updates; a server that is closing does it first. */
  endStreams(): void;
}

/** The HTTP application of a service. It neither listens nor reads the environment. */
export function createApp(service: Service, options: AppOptions = {}): App {
  const app = express();
  const sessions = browserSessions(service);
  const hub = new LiveHub(service.engine, service.time);
  const streams = eventStreams({
    service,
    hub,
    sessions,
    mayRead: (caller, id, what) => (what === 'draft' ? mayReadDraft : mayReadInstance)(service, caller, id),
  });
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('trust proxy', service.settings.trustProxy);
  // Whoever goes on asking on an old connection would hold the end up: each answer is the last on its own.
  app.use((_request, response, next) => {
    if (options.closing?.isClosing === true) response.set('Connection', 'close');
    next();
  });
  app.use(requestLog(service));
  app.use(securityHeaders(service.settings.publicUrl.startsWith('https:')));
  // The quickest level: half the processor time of the usual one, for answers a tenth larger.
  app.use(
    compression({ level: 1, filter: (request, response) => response.locals['isStream'] !== true && compression.filter(request, response) }),
  );
  app.use('/api', apiRouter(service, options, sessions, streams.router));
  app.use(portalRouter(options.portal));
  app.use(unknownPath);
  app.use(refuse(service));
  return {
    app,
    endStreams: () => {
      hub.close();
      streams.close();
    },
  };
}

function apiRouter(service: Service, options: AppOptions, sessions: RequestHandler, events: Router): Router {
  const router = Router({ caseSensitive: true });
  router.use(dataPolicy, (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.use('/health', healthRouter(service, options.closing ?? { isClosing: false }));
  router.use(docsRouter(openApiDocument(contracts, options.version ?? '1')));
  const below = apiBase.slice('/api'.length);
  router.use(below, events);
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
