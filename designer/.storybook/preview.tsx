import type { Preview } from '@storybook/react-vite';
import { Reader, type Language } from '../src/patterns/index.js';
import { MillraceTheme, type SchemeChoice } from '../src/theme/index.js';

/** Every story is at this moment, so that dates and due times stay as they are. */
const now = Date.parse('2026-03-11T09:00:00Z');

const preview: Preview = {
  globalTypes: {
    language: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'ru', title: 'Русский' },
        ],
        dynamicTitle: true,
      },
    },
    scheme: {
      description: 'Scheme',
      toolbar: { icon: 'contrast', items: ['light', 'dark', 'system'], dynamicTitle: true },
    },
  },
  initialGlobals: { language: 'en', scheme: 'light' },
  parameters: {
    layout: 'fullscreen',
    controls: { disable: true },
    backgrounds: { disable: true },
    viewport: {
      options: {
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        tablet: { name: 'Tablet', styles: { width: '820px', height: '1180px' }, type: 'tablet' },
        desktop: { name: 'Desktop', styles: { width: '1280px', height: '800px' }, type: 'desktop' },
      },
    },
  },
  decorators: [
    (Story, { globals }) => {
      const language = globals['language'] as Language;
      document.documentElement.lang = language;
      return (
        <MillraceTheme scheme={globals['scheme'] as SchemeChoice}>
          <Reader language={language} zone="Europe/Moscow" now={() => now} onNavigate={() => undefined}>
            <Story />
          </Reader>
        </MillraceTheme>
      );
    },
  ],
};

export default preview;
