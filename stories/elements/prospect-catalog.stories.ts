import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { noFilter } from '../../src/elements/prospect-catalog/catalog-view.ts';
import '../../src/elements/prospect-catalog/prospect-catalog.ts';
import { backendArgTypes, noAnswer, usualBackend, withBackend, type BackendArgs } from './story-backend.ts';

const meta: Meta<BackendArgs> = {
  title: 'Elements/Prospect catalog',
  component: 'prospect-catalog',
  args: usualBackend,
  argTypes: backendArgTypes,
  parameters: {
    actions: {
      handles: ['catalog-filter-change', 'destination-activate', 'destination-set-up', 'destination-view'],
    },
  },
  render: (args) => withBackend(args, () => html`<prospect-catalog data-types="prospects"></prospect-catalog>`),
};

export { meta as default };

type Story = StoryObj<BackendArgs>;

export const Destinations: Story = {};

/** Without `data-types`, destinations that take no prospects are there too. */
export const EveryDataType: Story = {
  render: (args) => withBackend(args, () => html`<prospect-catalog></prospect-catalog>`),
};

export const Loading: Story = { args: noAnswer };

export const Empty: Story = { args: { scenario: 'empty-catalogue' } };

export const NoConnections: Story = { args: { scenario: 'no-connections' } };

/** A host may set the filter, as from its address. */
export const NoMatch: Story = {
  render: (args) =>
    withBackend(args, () => html`<prospect-catalog .filter=${{ ...noFilter, search: 'amazom' }}></prospect-catalog>`),
};

export const Failed: Story = { args: { scenario: 'failing' } };

export const Denied: Story = { args: { scenario: 'no-view-destinations' } };

/** What the person may not do stays in place and says why. */
export const ReadOnly: Story = { args: { scenario: 'read-only' } };

export const ExpiredSession: Story = { args: { scenario: 'expired-session' } };

/** A logo of the host in place of a monogram. */
export const OwnLogo: Story = {
  render: (args) =>
    withBackend(
      args,
      () =>
        html`<prospect-catalog data-types="prospects">
          <span slot="logo-amazon-s3" aria-hidden="true">S3</span>
        </prospect-catalog>`,
    ),
};

export const Compact: Story = { globals: { density: 'compact' } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const RightToLeft: Story = { globals: { direction: 'rtl' } };

export const French: Story = { globals: { language: 'fr' } };

export const Narrow: Story = { globals: { width: '360' } };

export const HostileText: Story = { args: { scenario: 'hostile-text' } };
