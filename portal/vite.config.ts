import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sharedByPages } from './shared-by-pages.js';
import { wholeInWorkers } from './whole-workers.js';

/** Where the HTTP service listens while the portal is worked on; `vite` passes calls on to it. */
const service = process.env['MILLRACE_PUBLIC_URL'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // Our own packages are read from their sources, so that a build of the portal needs no build before it.
  // `lean`: what only some forms need comes when one of them is shown, and of the messages only those a form says (docs/adr/0009).
  resolve: {
    conditions: ['@millrace/lean', '@millrace/source', 'module', 'browser', 'development|production'],
    dedupe: ['react', 'react-dom'],
  },
  worker: { format: 'es', plugins: () => [wholeInWorkers()] },
  // The HTTP service puts a fresh nonce in its place with every page: the Content-Security-Policy allows nothing else that is inline.
  html: { cspNonce: '__CSP_NONCE__' },
  server: { port: 5173, strictPort: true, proxy: { '/api': { target: service, changeOrigin: false } } },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    // The budget script follows the manifest to count what a page loads.
    manifest: true,
    modulePreload: { polyfill: false },
    // An inlined picture or face would need `data:` in the policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    // What three pages or more share is one chunk: apart, the same code is a twentieth larger when gzipped, and takes twenty requests.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: sharedByPages('base', 3) }] } } },
  },
});
