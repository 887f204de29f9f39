import { escaped } from '../../drawing/svg.js';
import { paperStyle } from '../looks.js';

/** A page to print: its parts, for a frame under a strict policy, and all of it as one file. */
export interface HtmlPage {
  readonly title: string;
  readonly language: string;
  readonly style: string;
  /** What stands in `<body>`: markup of ours with texts escaped, no script, no link. */
  readonly body: string;
  readonly html: string;
}

/** Makes a page to print from its body. */
export function htmlPage(title: string, language: string, body: string): HtmlPage {
  return {
    title,
    language,
    style: paperStyle,
    body,
    html: `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
${paperStyle}
</style>
</head>
<body>
${body}
</body>
</html>
`,
  };
}

/** A page with a drawing across. */
export function drawingSection({ caption, svg }: { readonly caption: string; readonly svg: string }): string {
  return `<section class="page">\n<p>${escaped(caption)}</p>\n${svg}\n</section>`;
}
