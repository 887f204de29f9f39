import type { StorybookConfig } from '@storybook/react-vite';

const config: StorybookConfig = {
  stories: ['../src/**/*.stories.tsx'],
  addons: ['@storybook/addon-a11y'],
  framework: { name: '@storybook/react-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: false },
  viteFinal: (vite) => ({
    ...vite,
    // Our packages are read from their sources, so a story shows what is being edited.
    resolve: { ...vite.resolve, conditions: ['@millrace/source', 'module', 'browser', 'development|production'] },
    build: {
      ...vite.build,
      chunkSizeWarningLimit: 4096,
      // React's "use client" means nothing here, and every MUI file has it.
      rolldownOptions: {
        onLog: (level, log, report) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
        },
      },
    },
  }),
};

export default config;
