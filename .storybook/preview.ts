/// <reference types="vite/types/importMeta.d.ts" />
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { withActions } from 'storybook/actions/decorator';
import '../src/locales/fr.ts';
import { startWorker } from './msw-worker.ts';
import { onStage, toolbar, usualSurroundings } from './surroundings.ts';

const manifests = import.meta.glob<object>('../dist/custom-elements.json', { eager: true, import: 'default' });
for (const manifest of Object.values(manifests)) setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: toolbar,
  initialGlobals: usualSurroundings,
  decorators: [withActions, onStage],
  loaders: [mswLoader(startWorker)],
  parameters: {
    layout: 'fullscreen',
    // The stage has the colours and the width of the toolbar.
    backgrounds: { disable: true },
    viewport: { disable: true },
    docs: { source: { excludeDecorators: true } },
    options: { storySort: { order: ['Elements', 'Controls', 'Foundations'] } },
  },
};

export default preview;
