import { describe, expect, it } from 'vitest';
import { violationsIn } from './house-lint.js';

const path = 'designer/src/patterns/Planted.tsx';
const lookOf = (text: string, at = path) => violationsIn({ path: at, text }).filter((found) => found.startsWith('millrace/look'));

describe('no colour, size or face outside the theme', () => {
  it.each([
    'const a = "#0B6B72";',
    'const a = "1 solid #abc";',
    'const a = "rgb(1 2 3)";',
    `const a = \`hsl(\${hue} 50% 50%)\`;`,
    'const a = { color: "red" };',
    'const a = { bgcolor: dark ? "black" : "background.paper" };',
    'const a = { color: "grey.500" };',
    'const a = <path stroke="white" />;',
    'const a = "12px";',
    'const a = "calc(100% - 1.5rem)";',
    `const a = \`0 \${x} 16px\`;`,
    'const a = "(max-width: 599.95px)";',
    'const a = <Box sx={{ width: 360 }} />;',
    'const a = <Box sx={{ width: { xs: "100%", md: 360 } }} />;',
    'const a = <Box sx={{ "& svg": { fontSize: 20 } }} />;',
    'const a = <Box sx={(theme) => ({ top: -8 })} />;',
    'const a = <Box sx={{ borderLeft: 2 }} />;',
    'const a = <div style={{ height: 48 }} />;',
    'const a = <CircularProgress size={16} />;',
    'const a = { fontFamily: "Arial" };',
    'const a = "Georgia, sans-serif";',
  ])('finds: %s', (text) => {
    expect(lookOf(text)).toEqual([expect.stringMatching(/outside the theme\. Take/)]);
  });

  it.each([
    'const a = { color: "text.secondary", bgcolor: "soft.warn" };',
    'const a = { color: "transparent", fill: "currentColor", stroke: "none" };',
    'const a = "/requests#history";',
    'const a = <a href="#content">x</a>;',
    'const a = <Box sx={{ p: 2, gap: 1.5, width: 1, maxWidth: sizes.page, border: 1, borderRadius: 2, top: 0 }} />;',
    `const a = <Box sx={{ gridTemplateColumns: \`\${sizes.list}px 1fr\`, mb: "-1px" }} />;`,
    'const a = <rect width={20} height={8} />;',
    'const a = box({ width: 200, height: 80 });',
    'const a = "PR-000042, 5pxs, 12 rem";',
  ])('lets stand: %s', (text) => {
    expect(lookOf(text)).toEqual([]);
  });

  it('holds in the portal too, but not in the theme, in the drawing’s theme or in tests', () => {
    const text = 'const a = "#0B6B72";';
    expect(lookOf(text, 'portal/src/pages/Planted.tsx')).toHaveLength(1);
    expect(lookOf(text, 'designer/src/theme/tokens.ts')).toEqual([]);
    expect(lookOf(text, 'designer/src/drawing/theme.ts')).toEqual([]);
    expect(lookOf(text, 'designer/src/theme/contrast.test.ts')).toEqual([]);
    expect(lookOf(text, 'engine/src/model/planted.ts')).toEqual([]);
  });
});
