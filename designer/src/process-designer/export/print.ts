import type { HtmlPage } from '../../export/index.js';

/**
 * Opens the browser's print dialog for a page, in a frame of its own. The style is set as a sheet made by script and the body is parsed without
 * scripts, so that it prints under a policy that allows neither inline styles nor scripts.
 */
export async function printInFrame({ title, language, style, body }: HtmlPage): Promise<void> {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: 'fixed', inset: 'auto', width: 0, height: 0, border: 0, visibility: 'hidden' });
  document.body.append(frame);
  const [inner, window] = [frame.contentDocument, frame.contentWindow];
  if (!inner || !window) {
    frame.remove();
    return;
  }
  const { CSSStyleSheet: Sheet } = window as unknown as { CSSStyleSheet: typeof CSSStyleSheet };
  const sheet = new Sheet();
  sheet.replaceSync(style);
  inner.adoptedStyleSheets = [sheet];
  inner.title = title;
  inner.documentElement.lang = language;
  inner.body.innerHTML = body;
  // The page's own title is what the dialog offers as the name of a PDF.
  const before = document.title;
  document.title = title;
  const closed = new Promise<void>((done) => {
    window.addEventListener('afterprint', () => done(), { once: true });
  });
  window.focus();
  window.print();
  await closed;
  document.title = before;
  frame.remove();
}
