import { describe, expect, it } from 'vitest';
import { contrast, judgeAccent, markContrast, textContrast } from './contrast.js';
import { colours, type SchemeName } from './tokens.js';

const schemes = ['light', 'dark'] as const satisfies readonly SchemeName[];

/** Text and background that meet on a page. */
const texts = (scheme: SchemeName): readonly (readonly [string, string, string])[] => {
  const { accent, onAccent, text, textSoft, surface, surfaceSoft, ok, warn, bad, soft } = colours[scheme];
  const surfaces = [
    ['surface', surface],
    ['surfaceSoft', surfaceSoft],
  ] as const;
  const written = { accent, text, textSoft, ok, warn, bad };
  return [
    ...surfaces.flatMap(([where, behind]) =>
      Object.entries(written).map(([name, colour]) => [`${name} on ${where}`, colour, behind] as const),
    ),
    ...Object.entries(soft).map(([name, behind]) => [`text on soft ${name}`, text, behind] as const),
    ['onAccent on accent', onAccent, accent],
    ['surface on bad (a dangerous button)', surface, bad],
    ['accent on soft accent', accent, soft.accent],
    ['ok on soft ok', ok, soft.ok],
    ['warn on soft warn', warn, soft.warn],
    ['bad on soft bad', bad, soft.bad],
    ['textSoft on soft accent (the open item)', textSoft, soft.accent],
    ['textSoft on soft neutral (a disabled control)', textSoft, soft.neutral],
    ['surface on text (tooltip, undo bar)', surface, text],
  ];
};

describe.each(schemes)('colours of the %s scheme', (scheme) => {
  it.each(texts(scheme))('%s can be read', (_, colour, behind) => {
    expect(contrast(colour, behind)).toBeGreaterThanOrEqual(textContrast);
  });

  it.each(['surface', 'surfaceSoft'] as const)('a control and the focus ring stand out on %s', (behind) => {
    expect(contrast(colours[scheme].controlBorder, colours[scheme][behind])).toBeGreaterThanOrEqual(markContrast);
    expect(contrast(colours[scheme].accent, colours[scheme][behind])).toBeGreaterThanOrEqual(markContrast);
  });
});

describe('contrast', () => {
  it('goes from 1 to 21, whichever colour comes first', () => {
    expect(contrast('#000000', '#FFFFFF')).toBe(21);
    expect(contrast('#fff', '#000')).toBe(21);
    expect(contrast('#0B6B72', '#0b6b72')).toBe(1);
  });
});

describe("a tenant's accent", () => {
  it('is taken when it can be read, with the text that can be read on it', () => {
    expect(judgeAccent('#1A4FBF', 'light')).toEqual({ accepted: true, accent: '#1A4FBF', onAccent: '#FFFFFF' });
    expect(judgeAccent('#9CC2FF', 'dark')).toEqual({ accepted: true, accent: '#9CC2FF', onAccent: colours.dark.surface });
  });

  it.each(['#FFD400', '#777777', '#FFFFFF'])('%s is refused on a light page: less than 4.5:1', (accent) => {
    expect(judgeAccent(accent, 'light')).toMatchObject({ accepted: false, reason: 'tooLittleContrast' });
  });

  it.each(['', 'teal', '#12345', 'red;}', '#GGGGGG'])('%j is refused: it is no colour', (accent) => {
    expect(judgeAccent(accent, 'light')).toEqual({ accepted: false, reason: 'notAColour', contrast: 0 });
  });

  it('is judged for each scheme alone', () => {
    expect(judgeAccent('#0B6B72', 'light').accepted).toBe(true);
    expect(judgeAccent('#0B6B72', 'dark').accepted).toBe(false);
  });
});
