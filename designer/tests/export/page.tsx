import { createRoot } from 'react-dom/client';
import { layoutProcess } from '../../src/layout/index.js';
import { ExportMenu } from '../../src/process-designer/export/ExportMenu.js';
import { MillraceTheme } from '../../src/theme/index.js';
import { large, purchase } from '../../src/viewer/stories/definitions.fixture.js';

/** The menu of a process under the portal's policy: `?ru` in Russian, `?large` of three hundred steps. */
const asked = new URLSearchParams(location.search);
const language = asked.has('ru') ? 'ru' : 'en';
document.documentElement.lang = language;
document.title = 'Export';
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
void (asked.has('large') ? Promise.resolve(large) : purchase).then(layoutProcess).then((definition) => {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <MillraceTheme scheme={asked.has('dark') ? 'dark' : 'light'} {...(nonce === undefined ? {} : { nonce })}>
      <main>
        <h1>{document.title}</h1>
        <ExportMenu definition={definition} language={language} passport={() => ({ version: '3' })} />
      </main>
    </MillraceTheme>,
  );
});
