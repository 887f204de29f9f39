import { topicsPattern } from '../resources/live/topics.js';
import { refusals } from './refusals.js';

const health = (operationId: string, summary: string, refused: Parameters<typeof refusals>[0]): Readonly<Record<string, unknown>> => ({
  // Health stands beside the versions of the interface, for those who only watch over it.
  servers: [{ url: '/api' }],
  get: {
    operationId,
    tags: ['health'],
    summary,
    security: [{}],
    responses: {
      200: {
        description: 'Yes.',
        content: {
          'application/json': {
            schema: { type: 'object', properties: { ok: { type: 'boolean', const: true } }, required: ['ok'], additionalProperties: false },
          },
        },
      },
      ...refusals(refused),
    },
  },
});

/** What is no operation with JSON in and out: the stream of live updates, and health. */
export const plainPaths: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/events': {
    get: {
      operationId: 'readEvents',
      tags: ['live'],
      summary: 'Tells what changed, as server-sent events; the page reads it again. It ends when the session does.',
      description:
        'Each event has the topic as its name and `{"topic", "id"}` as its data. `id` is what changed, where it is one thing. A lost connection may have missed some: read again after reconnecting.',
      security: [{ session: [] }, { token: ['read'] }],
      parameters: [
        {
          name: 'topics',
          in: 'query',
          required: true,
          description: 'Of `inbox`, `requests`, `notifications`, `instance:ID`, `draft:ID`, up to twenty, separated by commas.',
          schema: { type: 'string', maxLength: 4000, pattern: topicsPattern },
        },
      ],
      responses: {
        200: { description: 'The stream.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...refusals([400, 401, 403, 404, 429, 500, 503]),
      },
    },
  },
  '/health/live': health('live', 'Whether the process runs.', []),
  '/health/ready': health('ready', 'Whether it can be given work: started, not closing, and its store answers.', [503]),
};
