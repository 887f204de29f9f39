/**
 * The faces of a file that leaves the house, Word's and Visio's own first: they take the first name and know nothing of ours. Texts are measured
 * with Inter, which is wider, so that they fit.
 */
export const fileFaces = "Arial, 'Segoe UI', 'Helvetica Neue', Helvetica, 'Liberation Sans', sans-serif";

/** The style of documents to print: A4, black on white, tables whose heads come back on every page and whose rows stay whole. */
export const paperStyle = `@page { size: A4; margin: 14mm 12mm 16mm; }
@page wide { size: A4 landscape; margin: 10mm; }
* { box-sizing: border-box; }
html { color: #1B2126; background: #FFFFFF; }
body { max-width: 186mm; margin: 0 auto; padding: 8mm 0; font: 10pt/1.4 ${fileFaces}; }
h1 { margin: 0 0 1mm; font-size: 18pt; line-height: 1.2; }
h2 { margin: 6mm 0 2mm; font-size: 13pt; break-after: avoid; }
h3 { margin: 4mm 0 2mm; font-size: 11pt; break-after: avoid; }
p { margin: 0 0 2mm; }
p.about { color: #59636B; }
table { width: 99.8%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1.2mm 1.6mm; border: 0.2mm solid #B6BFC6; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #F1F3F5; font-weight: bold; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
td p { margin: 0; }
td p + p { margin-top: 0.8mm; }
td p.name { font-weight: bold; }
section.page { page: wide; break-before: page; }
section.page:first-child { break-before: auto; }
section.page p { margin: 0 0 2mm; color: #59636B; }
section.page svg { display: block; max-width: 100%; height: auto; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
@media screen { section.page { margin: 6mm 0; } }
@media print { body { max-width: none; padding: 0; } }`;

/** Colours and sizes of a PDF, in points. */
export const pdfLook = {
  text: 9,
  small: 8,
  title: 18,
  heading: 13,
  subheading: 11,
  ink: '#1B2126',
  quiet: '#59636B',
  line: '#B6BFC6',
  head: '#F1F3F5',
} as const;
