/// <reference types="vite/types/importMeta.d.ts" />
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { withActions } from 'storybook/actions/decorator';
import '../src/locales/fr.ts';
import { controlsOfArguments, elementTable, type ElementsManifest } from '../stories/docs/element-tables.ts';
import { startWorker } from './msw-worker.ts';
import { onStage, toolbar, usualSurroundings } from './surroundings.ts';

const [manifest = { modules: [] }] = Object.values(
  import.meta.glob<ElementsManifest>('../dist/custom-elements.json', { eager: true, import: 'default' }),
);
setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: toolbar,
  initialGlobals: usualSurroundings,
  decorators: [withActions, onStage],
  argTypesEnhancers: [controlsOfArguments],
  loaders: [mswLoader(startWorker)],
  parameters: {
    layout: 'fullscreen',
    // The stage has the colours and the width of the toolbar.
    backgrounds: { disable: true },
    viewport: { disable: true },
    docs: {
      source: { excludeDecorators: true },
      extractArgTypes: (tagName: string) => elementTable(manifest, tagName),
    },
    options: { storySort: { order: ['Elements', 'Controls', 'Foundations'] } },
  },
};

export default preview;
