import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { http } from 'msw';
import { createWireHandler, type MockBackend } from '../../mocks/index.ts';
import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import '../../src/elements/index.ts';
import { createRestAdapter } from '../../src/rest/index.ts';
import { pageClock } from '../mock-panel/page-clock.ts';
import { backendArgTypes, noAnswer, storyBackend, usualBackend, withTime, type BackendArgs } from './story-backend.ts';

const BASE_PATH = '/api';

/** Behind a service of the REST protocol, which MSW answers for in this page. */
const service = storyBackend(usualBackend);
const answer = createWireHandler(service, { basePath: BASE_PATH });

/** Everything that a portal embeds, each leading to the next. */
function portal(backend: MockBackend, adapter: ActivationAdapter, speed: number): TemplateResult {
  return withTime(
    backend,
    speed,
    html`<activation-provider link .adapter=${adapter} .clock=${pageClock(backend.clock)}>
      <prospect-catalog data-types="prospects"></prospect-catalog>
      <connect-destination hidden></connect-destination>
      <activation-wizard hidden></activation-wizard>
      <activation-monitor hidden></activation-monitor>
    </activation-provider>`,
  );
}

const meta: Meta<BackendArgs> = {
  title: 'Elements/Activation provider',
  component: 'activation-provider',
  args: usualBackend,
  argTypes: backendArgTypes,
  // Of all stories, not of the one that asks: each story that is loaded takes away what the one before it has named, and a page of
  // documentation loads them all at a time.
  parameters: { msw: { handlers: [http.all(`${BASE_PATH}/*`, ({ request }) => answer(request))] } },
  render: (args) => {
    const backend = storyBackend(args);
    return portal(backend, backend.adapter, args.speed);
  },
};

export { meta as default };

type Story = StoryObj<BackendArgs>;

/** The whole way: catalogue, connection, wizard, monitor. Time goes twenty times as fast, so that runs end. */
export const Linked: Story = { args: { speed: 20 } };

/** The same through the REST client: every call of the elements is a `fetch`, to be seen in the browser's network panel. */
export const OverRest: Story = {
  render: ({ speed }) => portal(service, createRestAdapter({ baseUrl: new URL(BASE_PATH, location.href).href }), speed),
};

export const Loading: Story = { args: noAnswer };

export const Empty: Story = { args: { scenario: 'empty-catalogue' } };

export const Failed: Story = { args: { scenario: 'offline' } };

export const Denied: Story = { args: { scenario: 'no-view-destinations' } };

/** Every third call fails, and nothing is lost by it. */
export const Flaky: Story = { args: { scenario: 'flaky' } };

export const Compact: Story = { globals: { density: 'compact' } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const RightToLeft: Story = { globals: { direction: 'rtl' } };

export const French: Story = { globals: { language: 'fr' } };

export const Narrow: Story = { globals: { width: '360' } };
