import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import type { OpenApiDocument } from '../openapi/index.js';
import { docsPolicy, nonceOf } from './security.js';
import { onlyMethods } from './router.js';

const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
/** Of the package, what the page needs: not its own start page, which asks a server elsewhere. */
const served = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png']);

/** `/openapi.json` and `/docs`: the interface as a document, and as a page to read and try it. Works without the internet. */
export function docsRouter(document: OpenApiDocument): Router {
  const text = JSON.stringify(document);
  const router = Router();
  router
    .route('/openapi.json')
    .get((_request, response) => void response.set('Content-Type', 'application/json; charset=utf-8').send(text))
    .all(onlyMethods(['get']));
  router
    .route('/docs')
    .get(docsPolicy, (_request, response) => void response.type('html').send(page(nonceOf(response))))
    .all(onlyMethods(['get']));
  const files = express.static(assets, {
    index: false,
    redirect: false,
    maxAge: '1d',
    setHeaders: (response) => void response.removeHeader('Pragma'),
  });
  router.use('/docs/assets', (request, response, next) => (served.has(request.path) ? files(request, response, next) : next()));
  return router;
}

/** Writes of a session carry its token: the page fetches it before each. */
const script = `
window.onload = () => SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  validatorUrl: null,
  requestInterceptor: async (request) => {
    if (!request.method || request.method.toUpperCase() === 'GET') return request;
    const session = await (await fetch('/api/v1/session')).json();
    request.headers['X-CSRF-Token'] = session.csrfToken;
    return request;
  },
});`;

const page = (nonce: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Millrace: HTTP interface</title>
<link rel="icon" href="/api/docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">${script}
</script>
</body>
</html>
`;
