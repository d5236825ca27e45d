import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The portal's page as files in a folder, built anew: it takes a moment, and is what a host would ship. */
export async function buildPage(folder: string): Promise<void> {
  await build({
    root,
    // The project's own configuration builds the library.
    configFile: false,
    logLevel: 'warn',
    // Inline scripts and data: addresses have no place under the portal's content security policy.
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  });
}
