import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { nonceOf, pagePolicy } from './security.js';

/** What Vite writes into the page where the nonce belongs. */
const noncePlace = '__CSP_NONCE__';
const year = 31_536_000_000;

/**
 * The portal's built pages. Files of a build have their hash in their name and are kept for a year; every other address is the one page, which finds its way by the
 * address. `folder` absent or without a build: a page that says what is missing, so that the interface works all the same.
 */
export function portalRouter(folder: string | undefined): Router {
  const router = Router();
  const index = folder === undefined ? undefined : join(folder, 'index.html');
  if (folder === undefined || index === undefined || !existsSync(index)) {
    router.get(
      '/{*path}',
      pagePolicy,
      (_request, response) => void response.status(503).set('Cache-Control', 'no-store').type('html').send(missing),
    );
    return router;
  }
  const page = readFileSync(index, 'utf8');
  const showPage: RequestHandler = (_request, response) => {
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(page.replaceAll(noncePlace, nonceOf(response)));
  };
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { index: false, redirect: false, fallthrough: true, immutable: true, maxAge: year }),
  );
  router.use('/assets', (_request, response) => void response.status(404).type('txt').send('There is no such file.\n'));
  router.get('/index.html', (_request, response) => response.redirect(302, '/'));
  router.use(express.static(folder, { index: false, redirect: false, dotfiles: 'ignore', maxAge: 3_600_000 }));
  router.get('/{*path}', pagePolicy, showPage);
  return router;
}

const missing = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Millrace</title></head>
<body>
<h1>The portal is not built</h1>
<p>The HTTP interface works: <a href="/api/docs">/api/docs</a>. To have the pages too, run <code>npx -y pnpm@12 build</code> and start again.</p>
<h1 lang="ru">Портал не собран</h1>
<p lang="ru">HTTP-интерфейс работает: <a href="/api/docs">/api/docs</a>. Чтобы появились и страницы, выполните <code>npx -y pnpm@12 build</code> и запустите снова.</p>
</body>
</html>
`;
