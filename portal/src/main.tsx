import { createRoot } from 'react-dom/client';
import { App } from './app/App.js';
import { createServices } from './app/services.js';
import { createTexts, firstLanguage } from './i18n/i18n.js';

const root = document.getElementById('root');
if (root === null) throw new Error('The page lacks its root.');
// The HTTP service puts a fresh nonce into the page; styles that are made while it runs carry it too.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

const services = createServices(await createTexts(firstLanguage()));
void services.session.load();
createRoot(root).render(<App services={services} nonce={nonce} />);
