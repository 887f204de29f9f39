import { MillraceError } from '@millrace/schemas';
import { type RequestHandler, type Response, Router } from 'express';
import type { LiveHub } from '../resources/live/live-hub.js';
import { type LiveEvent, type Topic, topicsOf } from '../resources/live/topics.js';
import type { Service } from '../service.js';
import { admit, callerOf, isProgram, languageFor } from './caller.js';
import type { Call } from './call.js';
import { requestProblem, RequestRefused } from './request-refused.js';
import { onlyMethods, queryOf } from './router.js';

/** How often a stream shows that it lives, and its session is looked at, in milliseconds. */
const heartbeat = 15_000;
/** Bytes that may wait for a slow reader before it is cut; it comes again and reads afresh. */
const mostWaiting = 64 * 1024;
const mostStreams = 5000;
const mostOfOne = 20;

const streamHeaders = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // A proxy that gathers answers would hold every event back.
  'X-Accel-Buffering': 'no',
};

/** What the stream of live updates works with. */
export interface EventsOptions {
  readonly service: Service;
  readonly hub: LiveHub;
  readonly sessions: RequestHandler;
  /** Whether a person may hear of an instance, or of a draft. */
  mayRead(caller: Pick<Call, 'person' | 'scopes'>, id: string, what: 'instance' | 'draft'): Promise<boolean>;
}

/** Open streams. */
export interface EventStreams {
  readonly router: Router;
  /** Ends all of them: the browsers come again to whoever answers then. */
  close(): void;
}

/** `GET /events`: server-sent events of what changed. Rights are checked when it begins, and again with every heartbeat. */
export function eventStreams({ service, hub, sessions, mayRead }: EventsOptions): EventStreams {
  const streams = new Set<Response>();
  const counts = new Map<string, number>();
  const router = Router();
  let isClosed = false;

  const begin: RequestHandler = async (request, response) => {
    const caller = await callerOf(request, response, service);
    response.locals['caller'] = caller;
    response.locals['language'] = languageFor(request, caller.known, service);
    response.locals['operation'] = 'readEvents';
    admit(caller, { caller: 'person', scope: 'read' });
    const person = caller.known?.person ?? '';
    const topics = askedTopics(queryOf(request));
    if (isClosed) throw new MillraceError('ENGINE_CLOSED');
    if ((counts.get(person) ?? 0) >= mostOfOne) throw new MillraceError('TOO_MANY_CONNECTIONS', { limit: mostOfOne });
    if (streams.size >= mostStreams) throw new MillraceError('TOO_MANY_CONNECTIONS', { limit: mostStreams });
    await requireReadable(topics, { person, scopes: caller.scopes });
    // Whoever asks only whether there is a stream gets none.
    if (request.method === 'HEAD') return void response.set(streamHeaders).end();

    const listening = await hub.listen({ person, topics, tell: (events) => write(response, events.map(framed).join('')) });
    let cancel = (): void => undefined;
    const end = (): void => {
      cancel();
      listening.stop();
      if (streams.delete(response)) counts.set(person, (counts.get(person) ?? 1) - 1);
      if (counts.get(person) === 0) counts.delete(person);
    };
    const beat = (): void => {
      void stillMay().then(
        (may) => {
          if (!may || response.destroyed) return void response.end();
          write(response, ': \n\n');
          cancel = service.time.after(heartbeat, beat);
        },
        () => response.end(),
      );
    };
    const stillMay = async (): Promise<boolean> => {
      if (!isProgram(request) && !(await sessionStands(request.sessionID))) return false;
      const now = await callerOf(request, response, service).catch(() => null);
      if (now?.known?.person !== person) return false;
      await requireReadable(topics, { person, scopes: caller.scopes });
      await listening.renew();
      return true;
    };
    if (response.destroyed) return end();
    streams.add(response);
    counts.set(person, (counts.get(person) ?? 0) + 1);
    response.once('close', end);
    response.locals['isStream'] = true;
    response.writeHead(200, streamHeaders);
    response.write('retry: 3000\n\n');
    cancel = service.time.after(heartbeat, beat);
  };

  const requireReadable = async (topics: readonly Topic[], who: Pick<Call, 'person' | 'scopes'>): Promise<void> => {
    for (const topic of topics) {
      const [, what, id = ''] = /^(instance|draft):(.*)$/s.exec(topic) ?? [];
      if (what === undefined || (await mayRead(who, id, what as 'instance' | 'draft'))) continue;
      const shown = id.slice(0, 100);
      throw what === 'draft'
        ? new MillraceError('NOT_FOUND', { entity: `draft ${shown}` })
        : new MillraceError('INSTANCE_NOT_FOUND', { id: shown });
    }
  };
  const sessionStands = (id: string): Promise<boolean> =>
    new Promise((resolve) =>
      service.identity.sessions.get(id, (error, found) => resolve(error === null || error === undefined ? Boolean(found) : true)),
    );

  router
    .route('/events')
    .get((request, response, next) => (isProgram(request) ? next() : sessions(request, response, next)), begin)
    .all(onlyMethods(['get']));
  return {
    router,
    close: () => {
      isClosed = true;
      for (const response of [...streams]) response.end();
    },
  };
}

function askedTopics(query: URLSearchParams): readonly Topic[] {
  const topics = topicsOf(query.get('topics') ?? '');
  if (topics !== null && [...query.keys()].length === 1) return topics;
  const expected = 'topics=inbox,requests,notifications,instance:ID,draft:ID';
  throw new RequestRefused([requestProblem('SHAPE_FORMAT', '/query/topics', { expected, found: query.toString().slice(0, 100) || '""' })]);
}

const framed = ({ topic, id }: LiveEvent): string =>
  `event: ${topic.split(':')[0]}\ndata: ${JSON.stringify({ topic, ...(id === undefined ? {} : { id }) })}\n\n`;

/** Never holds more than a little for one who does not read. */
function write(response: Response, text: string): void {
  if (response.writableLength > mostWaiting) response.destroy();
  else if (!response.writableEnded) response.write(text);
}
