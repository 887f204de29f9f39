import { createServer, type RequestListener, type Server } from 'node:http';
import { catalogue, describeError, type ErrorCode } from '@millrace/schemas';

/** A server that listens. What it answers with may be exchanged: before the store is open it only tells that it lives. */
export interface Listening {
  readonly server: Server;
  readonly port: number;
  answerWith(handler: RequestListener): void;
}

/** The longest a header or a request may take to come, in milliseconds: a client that drips bytes holds nothing for long. */
const headersWithin = 15_000;
const requestWithin = 60_000;
/** Longer than usual proxies keep a connection, so that they never send on one that is being closed. */
const idleFor = 65_000;

/** Listens at once, so that a taken port is told before anything is opened or written. Rejects with Node's error (`EADDRINUSE`, `EACCES`, …). */
export function listen(host: string, port: number): Promise<Listening> {
  let handler: RequestListener = starting;
  const server = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: headersWithin,
      requestTimeout: requestWithin,
      keepAliveTimeout: idleFor,
      connectionsCheckingInterval: 5_000,
    },
    (request, response) => handler(request, response),
  );
  server.maxHeadersCount = 100;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const [code, reason] = refusals[error.code ?? ''] ?? (['REQUEST_MALFORMED', 'Bad Request'] as const);
    const { status } = catalogue[code];
    const body = JSON.stringify({ type: 'about:blank', title: describeError(code), status, code });
    socket.end(
      `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === '' ? {} : { host }) }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve({
        server,
        port: typeof address === 'object' && address !== null ? address.port : port,
        answerWith: (next) => (handler = next),
      });
    });
  });
}

/** What Node finds wrong before there is a request, and how it is refused. */
const refusals: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['HEADERS_TOO_LARGE', 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['REQUEST_TOO_SLOW', 'Request Timeout'],
};

/** Until the store is open. */
const starting: RequestListener = (request, response) => {
  if (request.url === '/api/health/live') {
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }).end('{"ok":true}');
    return;
  }
  const body = { type: 'about:blank', title: describeError('ENGINE_CLOSED'), status: 503, code: 'ENGINE_CLOSED' };
  response
    .writeHead(503, {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': '2',
      Connection: 'close',
    })
    .end(JSON.stringify(body));
};
