import { createRoot } from 'react-dom/client';
import type { ProcessDraft } from '../../src/document/index.js';
import { ProcessDesigner } from '../../src/process-designer/index.js';
import { MillraceTheme } from '../../src/theme/index.js';

const { hash } = window.location;
const [file = 'process.json', language = 'en', scheme = 'light'] = hash.slice(1).split(',');
const definition = (await (await fetch(`/${file}`)).json()) as ProcessDraft;
const root = document.querySelector('#root');
performance.mark('open');
if (root)
  createRoot(root).render(
    <MillraceTheme scheme={scheme === 'dark' ? 'dark' : 'light'}>
      <ProcessDesigner
        definition={definition}
        language={language === 'ru' ? 'ru' : 'en'}
        scheme={scheme === 'dark' ? 'dark' : 'light'}
        onChange={(changed) => {
          (window as unknown as { changed: unknown }).changed = changed;
        }}
      />
    </MillraceTheme>,
  );
