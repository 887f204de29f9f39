import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

/** What the portal's pages allow themselves: no code made from text, styles only with the nonce. */
export const policy =
  "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; style-src 'self' 'nonce-abc'; style-src-attr 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'";

/** Bundles a `page.tsx` into a folder: that of the forms, or the one beside which another test stands. */
export async function buildPage(folder: string, root = here): Promise<void> {
  // Vitest's `test` would give React's development build, and JSX for it.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    mode: 'production',
    resolve: { conditions: ['@millrace/source', 'module', 'browser', 'development|production'] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: join(root, 'page.tsx'),
        output: { entryFileNames: 'page.js', assetFileNames: '[name][extname]' },
        onLog: (level, log, report) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : report(level, log)),
      },
    },
  }).finally(() => {
    process.env['NODE_ENV'] = before;
  });
}

/** Serves the page under a strict policy; answers the server and its address. */
export async function servePage(folder: string, port = 0): Promise<{ readonly server: Server; readonly address: string }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/') {
      response.setHeader('Content-Security-Policy', policy);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>forms</title><div id="root"></div><script type="module" nonce="abc" src="/page.js"></script></html>',
      );
      return;
    }
    try {
      const body = readFileSync(join(folder, path.replaceAll('..', '')));
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const address = server.address();
  return { server, address: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}` };
}
