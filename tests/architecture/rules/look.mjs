import { relativePath } from './relative-path.mjs';

/** Where colours, sizes and faces are written: the theme, the drawing's own and those of documents, since what is exported knows no page. */
const home = /^designer\/src\/theme\/|^designer\/src\/drawing\/(?:theme|svg)\.ts$|^designer\/src\/export\/looks\.ts$/;
const seen = /^(?:designer|portal)\/src\/.*\.tsx?$/;
const test = /\.test\.tsx?$/;
const generated = /\/generated\./;

const colour = /(?:^|[\s,(:"'])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])|\b(?:rgba?|hsla?|hwb|oklch|oklab|lab|lch|color-mix)\(/i;
const size = /(?<![\w#.-])-?(?:\d*\.)?\d+(?:px|rem|em|pt)\b/g;
/** The thinnest line, and what hides a text from the eye. */
const hairLine = /^-?1px$/;
const face = /\b(?:sans-serif|monospace|ui-monospace|Inter Variable)\b/;

const colourProperties = /^(?:color|bgcolor|background|backgroundColor|border\w*Color|outlineColor|fill|stroke|caretColor|accentColor)$/;
const colourNames =
  /^(?:black|white|gr[ae]y|silver|red|maroon|orange|yellow|olive|lime|green|teal|aqua|cyan|blue|navy|purple|fuchsia|magenta|pink|brown|gold|indigo|violet|(?:dark|light|medium|pale|deep)[a-z]+)$/i;
/** Palettes of MUI beside our tokens. */
const otherPalette = /^(?:grey|common|red|pink|purple|blue|cyan|teal|green|lime|yellow|amber|orange|brown)\.\w+$/;
const sizeProperties =
  /^(?:width|height|minWidth|minHeight|maxWidth|maxHeight|inlineSize|blockSize|top|right|bottom|left|inset|fontSize|flexBasis|border(?:Top|Right|Bottom|Left)?|outline(?:Width|Offset)?)$/;
const styleAttributes = new Set(['sx', 'style', 'slotProps']);

const colourAdvice =
  'Take a colour of the theme (`color: "text.secondary"`, `bgcolor: "soft.warn"`), or add a token to designer/src/theme/tokens.ts.';
const sizeAdvice =
  'Take spacing in theme units, a text variant, or `sizes` of designer/src/theme (add a token there), so that sizes stay few.';
const faceAdvice = 'Take `textFamily` or `codeFamily` of designer/src/theme, so that every page has the same face with Cyrillic.';

/**
 * Lint rule: no colour, size or name of a face outside the theme. Strings are read for colours and lengths everywhere; numbers are read in
 * `sx`, `style` and `slotProps`, and in `size`, `width`, `height` and `fontSize` of components (an SVG's own geometry is free).
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const look = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relativePath(context);
    if (!seen.test(file) || home.test(file) || test.test(file) || generated.test(file)) return {};
    /** @param {import('estree').Node} node @param {string} what @param {string} advice */
    const report = (node, what, advice) =>
      context.report({ node, message: `${what.replaceAll('{{', '{ {')} outside the theme. ${advice}` });

    /** @param {any} node @param {string} text */
    const read = (node, text) => {
      if (colour.test(text)) report(node, `Colour ${text.trim()}`, colourAdvice);
      const long = (text.match(size) ?? []).find((found) => !hairLine.test(found));
      if (long) report(node, `Size ${long}`, sizeAdvice);
      if (face.test(text)) report(node, `Face ${text.trim()}`, faceAdvice);
    };

    /** Every value that an expression may have. @param {any} node @returns {readonly any[]} */
    const values = (node) => {
      if (!node) return [];
      if (node.type === 'ConditionalExpression') return [...values(node.consequent), ...values(node.alternate)];
      if (node.type === 'LogicalExpression') return [...values(node.left), ...values(node.right)];
      if (node.type === 'TSAsExpression' || node.type === 'JSXExpressionContainer') return values(node.expression);
      if (node.type === 'ArrowFunctionExpression') return values(node.body);
      if (node.type === 'ArrayExpression') return node.elements.flatMap(values);
      if (node.type === 'ObjectExpression') return node.properties.flatMap((/** @type {any} */ property) => values(property.value));
      if (node.type === 'UnaryExpression' && node.operator === '-') return values(node.argument);
      return [node];
    };

    /** @param {any} node */
    const tooLarge = (node) => node.type === 'Literal' && typeof node.value === 'number' && node.value > 1;

    /** Is it inside `sx`, `style` or `slotProps`? @param {any} node */
    const inStyle = (node) => {
      for (let at = node.parent; at; at = at.parent) {
        if (at.type === 'JSXAttribute') return styleAttributes.has(at.name.name);
      }
      return false;
    };

    return {
      Literal: (node) => {
        if (typeof node.value === 'string') read(node, node.value);
      },
      /** @param {any} node */
      TemplateElement: (node) => read(node, node.value.cooked ?? ''),
      /** @param {any} node */
      Property(node) {
        const name = node.key?.name ?? node.key?.value;
        if (typeof name !== 'string') return;
        if (
          name === 'fontFamily' &&
          values(node.value).some(({ type, value }) => type === 'Literal' && value !== 'inherit' && value !== 'fontFamily')
        ) {
          report(node, 'Face', faceAdvice);
        }
        for (const value of values(node.value)) {
          const text = value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;
          if (colourProperties.test(name) && text && (colourNames.test(text) || otherPalette.test(text)))
            report(value, `Colour ${text}`, colourAdvice);
          if (sizeProperties.test(name) && tooLarge(value) && inStyle(node)) report(value, `Size ${value.value}`, sizeAdvice);
        }
      },
      /** @param {any} node */
      JSXAttribute(node) {
        const name = node.name.name;
        const component = /^[A-Z]/.test(node.parent.name.name ?? node.parent.name.property?.name ?? '');
        for (const value of values(node.value)) {
          const text = value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;
          if (/^(?:size|width|height|fontSize)$/.test(name) && component && tooLarge(value))
            report(value, `Size ${value.value}`, sizeAdvice);
          if (/^(?:color|fill|stroke)$/.test(name) && text && (colourNames.test(text) || otherPalette.test(text)))
            report(value, `Colour ${text}`, colourAdvice);
        }
      },
    };
  },
};
