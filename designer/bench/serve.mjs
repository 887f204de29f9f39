import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import process from 'node:process';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Builds the page as it would be shipped, from source. @param {string} folder Where to. */
export async function buildPage(folder) {
  process.env['NODE_ENV'] = 'production';
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'error',
    mode: 'production',
    plugins: [react()],
    resolve: { conditions: ['@millrace/lean', '@millrace/source', 'module', 'browser', 'production'] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { onLog: (level, log, report) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : report(level, log)) },
    },
  });
}

/** Serves the page, and the diagram that it opens next. @param {string} folder */
export async function servePage(folder) {
  const shown = { json: '', xml: '' };
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/diagram.json') return void response.setHeader('content-type', 'application/json').end(shown.json);
    if (path === '/diagram.bpmn') return void response.setHeader('content-type', 'application/xml').end(shown.xml);
    const file = path === '/' ? 'index.html' : path;
    readFile(join(folder, file)).then(
      (content) => response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream').end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { shown, address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
