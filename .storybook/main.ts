import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', 'msw-storybook-addon'],
  framework: '@storybook/web-components-vite',
  // The script of MSW's service worker.
  staticDirs: [{ from: '../node_modules/msw/lib/mockServiceWorker.js', to: '/mockServiceWorker.js' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: async (vite) => {
    await writeElementsManifest();
    // The library's own vite.config.ts builds the package; a storybook is an application, and its parts are as large as they are.
    delete vite.build?.lib;
    delete vite.build?.rolldownOptions;
    return { ...vite, build: { ...vite.build, chunkSizeWarningLimit: 2_000 } };
  },
};

export default config;

/** The pages of the elements read their attributes, events, slots and parts from it. */
async function writeElementsManifest(): Promise<void> {
  const analyzer = fileURLToPath(import.meta.resolve('@custom-elements-manifest/analyzer/cem.js'));
  const options = ['analyze', '--config', '.config/custom-elements-manifest.config.js', '--quiet'];
  await promisify(execFile)(process.execPath, [analyzer, ...options], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
}
