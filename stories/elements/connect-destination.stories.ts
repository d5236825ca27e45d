import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import '../../src/elements/connect-destination/connect-destination.ts';
import {
  backendArgTypes,
  destinationOf,
  noAnswer,
  usualBackend,
  withBackend,
  type BackendArgs,
} from './story-backend.ts';

interface Args extends BackendArgs {
  /** Id of what is set up. */
  readonly destinationId: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Connect destination',
  component: 'connect-destination',
  args: { ...usualBackend, destinationId: 'amazon-s3' },
  argTypes: {
    ...backendArgTypes,
    destinationId: { control: 'select', options: ['amazon-s3', 's3-compatible', 'google-cloud-storage'] },
  },
  parameters: { actions: { handles: ['connection-saved', 'connect-cancel'] } },
  render: (args) =>
    withBackend(
      args,
      (backend) =>
        html`<connect-destination
          .destination=${until(destinationOf(backend, args.destinationId), undefined)}
        ></connect-destination>`,
    ),
};

export { meta as default };

type Story = StoryObj<Args>;

/** A secret with `wrong` in it, a bucket with `missing` or `denied`: what is typed brings about what the test says. */
export const AmazonS3: Story = {};

/** A server of its own address, region and path style. */
export const S3Compatible: Story = { args: { destinationId: 's3-compatible' } };

/** What the host sets up by itself. */
export const SetUpByTheHost: Story = { args: { destinationId: 'google-cloud-storage' } };

export const NoAccounts: Story = { args: { scenario: 'no-connections' } };

export const Loading: Story = { args: noAnswer };

export const Failed: Story = { args: { scenario: 'failing' } };

export const Denied: Story = { args: { scenario: 'no-manage-destinations' } };

export const QuotaReached: Story = { args: { scenario: 'quota-reached' } };

export const Compact: Story = { globals: { density: 'compact' } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const RightToLeft: Story = { globals: { direction: 'rtl' } };

export const French: Story = { globals: { language: 'fr' } };

export const Narrow: Story = { globals: { width: '360' } };
