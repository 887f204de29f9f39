// Serves the built portal with made-up answers, to look at its pages without the service: node portal/tests/fixture-server.mjs [PORT].
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import process, { argv } from 'node:process';
import * as made from './fixture-data.mjs';

const dist = process.env['PORTAL_DIST'] ?? join(import.meta.dirname, '..', 'dist');
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};
const state = {
  person: /** @type {string | null} */ (null),
  expired: false,
  language: /** @type {string | null} */ (null),
  requests: new Map(),
  done: new Set(),
  lines: new Set(),
};

const session = () => ({
  person:
    state.person === null || state.expired
      ? null
      : {
          ...made.people[state.person],
          email: `${state.person}@example.org`,
          organisation: null,
          unit: null,
          language: state.language,
          zone: null,
          roles: ['employee'],
          studio: { read: false, create: false },
        },
  csrfToken: 'made-up',
  demoAccounts: made.demoAccounts,
});
const problem = (status, code, title, problems = []) => ({
  status,
  body: { type: 'about:blank', status, code, title, problems },
  type: 'application/problem+json',
});
const ok = (body, status = 200) => ({ status, body, type: 'application/json' });
const open = () => made.workItems.filter(({ id }) => !state.done.has(id));
const instanceOf = (id) => made.instances.find((one) => one.id === id) ?? state.requests.get(id);

/** @type {readonly [string, RegExp, (found: RegExpExecArray, query: URLSearchParams, body: Readonly<Record<string, string>>, key: string) => object][]} */
const answers = [
  ['GET', /^\/health\/live$/, () => ok({})],
  ['GET', /^\/v1\/session$/, () => ok(session())],
  [
    'POST',
    /^\/v1\/session$/,
    (_f, _q, { login, password }) => {
      const known = made.demoAccounts.find((one) => one.login === login && one.password === password);
      if (!known) return problem(401, 'SIGN_IN_REFUSED', 'Expected a login and its password, but they do not match. Check both.');
      Object.assign(state, { person: login, expired: false });
      return { ...ok(session()), cookie: `who=${login}; Path=/; HttpOnly` };
    },
  ],
  ['DELETE', /^\/v1\/session$/, () => ((state.person = null), { status: 204, cookie: 'who=; Path=/; Max-Age=0' })],
  ['PATCH', /^\/v1\/session$/, (_f, _q, body) => ((state.language = body.language ?? state.language), ok(session()))],
  [
    'POST',
    /^\/v1\/invitations\/look$/,
    () => ok({ login: 'anna', name: 'Анна Петрова', expiresAt: new Date(Date.now() + 86_400_000).toISOString() }),
  ],
  ['GET', /^\/v1\/services$/, () => ok({ items: made.services })],
  [
    'GET',
    /^\/v1\/services\/([^/]+)$/,
    ([, id]) => {
      const service = made.services.find((one) => one.id === id);
      return service ? ok({ service, sheet: id === 'purchase' ? made.serviceSheet : null }) : problem(404, 'NOT_FOUND', 'Not found.');
    },
  ],
  [
    'GET',
    /^\/v1\/(?:services|work-items)\/[^/]+\/lookups\//,
    () =>
      ok({
        items: [
          { value: { register: 'suppliers', id: 's1' }, title: 'ООО «Вектор»', columns: [] },
          { value: { register: 'suppliers', id: 's2' }, title: 'Northwind', columns: [] },
        ],
      }),
  ],
  [
    'POST',
    /^\/v1\/services\/([^/]+)\/requests$/,
    (_f, _q, _body, key) => {
      if (!state.requests.has(key))
        state.requests.set(key, {
          ...made.instances[0],
          id: key,
          number: `PR-${100 + state.requests.size}`,
          steps: made.instances[0].steps.map(({ workItem: _w, ...step }) => step),
        });
      return ok({ card: state.requests.get(key), warnings: [], settled: true }, 201);
    },
  ],
  [
    'GET',
    /^\/v1\/instances$/,
    (_f, query) =>
      ok({
        items: made.instances.filter(({ status }) => !query.has('status') || (query.get('status') === 'active') === (status === 'active')),
      }),
  ],
  ['GET', /^\/v1\/instances\/([^/]+)\/route$/, () => ok(made.route)],
  ['GET', /^\/v1\/instances\/([^/]+)\/repeat$/, () => ok({ service: 'purchase', data: made.requestSheet.data })],
  [
    'GET',
    /^\/v1\/instances\/([^/]+)$/,
    ([, id]) => {
      const card = instanceOf(id);
      if (!card) return problem(404, 'NOT_FOUND', 'Not found.');
      return ok({
        card,
        sheet: made.requestSheet,
        acts: made.acts,
        may: { withdraw: true, remind: true, repeat: true, cancel: false, readHistory: false },
      });
    },
  ],
  ['POST', /^\/v1\/instances\/([^/]+)\/(?:withdraw|remind)$/, () => ok({ settled: true })],
  ['GET', /^\/v1\/work-items\/count$/, () => ok({ inbox: open().length, overdue: 1 })],
  ['GET', /^\/v1\/work-items$/, (_f, query) => ok({ items: query.get('view') === 'done' ? [] : open() })],
  [
    'GET',
    /^\/v1\/work-items\/([^/]+)$/,
    ([, id]) => {
      const card = made.workItems.find((one) => one.id === id);
      if (!card) return problem(404, 'NOT_FOUND', 'Not found.');
      const offered = card.state === 'offered';
      return ok({
        card: state.done.has(id) ? { ...card, state: 'completed', outcome: 'approved' } : card,
        instance: instanceOf(card.instance),
        sheet: made.approvalSheet,
        draft: null,
        outcomes:
          offered || state.done.has(id)
            ? []
            : [
                { id: 'approved', needsReason: false },
                { id: 'returned', needsReason: true },
                { id: 'refused', needsReason: true },
              ],
        votes: card.isVote ? [{ person: made.people.anna, outcome: 'approved', at: card.createdAt, comment: 'За.' }] : [],
        may: { claim: offered, release: !offered, complete: !offered && !state.done.has(id), reassign: false, saveDraft: !offered },
      });
    },
  ],
  ['POST', /^\/v1\/work-items\/([^/]+)\/complete$/, ([, id]) => (state.done.add(id), ok({ settled: true }))],
  ['PUT', /^\/v1\/work-items\/([^/]+)\/draft$/, () => ok({ settled: true })],
  ['POST', /^\/v1\/work-items\//, () => ok({ settled: true })],
  [
    'GET',
    /^\/v1\/notifications$/,
    (_f, query) => ok({ items: made.notifications.filter(({ readAt }) => query.get('unread') !== 'true' || readAt === null) }),
  ],
  ['POST', /^\/v1\/notifications\//, () => ok({ settled: true })],
  ['GET', /^\/v1\/tokens$/, () => ok({ items: [] })],
  // For trying bad days out: ends the session.
  ['POST', /^\/expire$/, () => ((state.expired = true), ok({}))],
];

const policy = (nonce) =>
  `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'`;

const server = createServer(async (request, response) => {
  // One browser after another: whoever has no cookie is not signed in.
  state.person = /who=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? null;
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/api/v1/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(':\n\n');
    return;
  }
  if (url.pathname.startsWith('/api/')) {
    let text = '';
    for await (const part of request) text += part;
    const path = url.pathname.slice(4);
    const free = /^\/(?:v1\/session|health|expire|v1\/invitations)/.test(path);
    const found = answers
      .map(([method, pattern, run]) => ({ match: method === request.method ? pattern.exec(path) : null, run }))
      .find(({ match }) => match);
    const answer =
      !free && (state.person === null || state.expired)
        ? problem(401, 'SIGN_IN_NEEDED', 'Sign in.')
        : found
          ? found.run(found.match, url.searchParams, text === '' ? {} : JSON.parse(text), String(request.headers['idempotency-key'] ?? ''))
          : problem(404, 'NOT_FOUND', `Nothing at ${path}.`);
    response.writeHead(answer.status, {
      'Content-Type': answer.type ?? 'text/plain',
      ...(answer.cookie ? { 'Set-Cookie': answer.cookie } : {}),
    });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    return;
  }
  const file = normalize(join(dist, url.pathname));
  if (file.startsWith(dist) && extname(file) !== '' && existsSync(file)) {
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy(nonce) });
  response.end(readFileSync(join(dist, 'index.html'), 'utf8').replaceAll('__CSP_NONCE__', nonce));
});
const port = Number(argv[2] ?? 3170);
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
