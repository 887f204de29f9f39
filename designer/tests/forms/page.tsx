import { createRoot } from 'react-dom/client';
import * as stories from '../../src/forms/forms.stories.js';
import { MillraceTheme, type SchemeChoice } from '../../src/theme/index.js';

/** Draws one story of the forms, named in the address, with the page's nonce: what the browser test looks at. */
const asked = new URLSearchParams(location.search);
const language = asked.get('language') === 'ru' ? 'ru' : 'en';
document.documentElement.lang = language;
document.title = asked.get('story') ?? 'forms';
const found = (stories as Readonly<Record<string, unknown>>)[asked.get('story') ?? 'Empty'] as (typeof stories)['Empty'];
const drawn = found.render?.({}, { globals: { language } } as unknown as Parameters<NonNullable<typeof found.render>>[1]);
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
createRoot(document.getElementById('root') as HTMLElement).render(
  <MillraceTheme scheme={(asked.get('scheme') ?? 'light') as SchemeChoice} {...(nonce === undefined ? {} : { nonce })}>
    {drawn}
  </MillraceTheme>,
);
