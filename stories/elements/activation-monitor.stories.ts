import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../../src/elements/activation-monitor/activation-monitor.ts';
import { backendArgTypes, noAnswer, usualBackend, withBackend, type BackendArgs } from './story-backend.ts';

interface Args extends BackendArgs {
  /** The activation whose runs are shown; the first one unless told. */
  readonly activationId?: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Activation monitor',
  component: 'activation-monitor',
  args: usualBackend,
  argTypes: { ...backendArgTypes, activationId: { control: 'text' } },
  parameters: { actions: { handles: ['activation-edit', 'activation-new'] } },
  render: (args) =>
    withBackend(
      args,
      () => html`<activation-monitor activation-id=${args.activationId ?? nothing}></activation-monitor>`,
    ),
};

export { meta as default };

type Story = StoryObj<Args>;

/** A month of runs; a file of a run can be looked into. */
export const Activations: Story = {};

/** An activation whose runs fail: what happened, and what to do. */
export const NeedsAttention: Story = { args: { activationId: 'act_lookalike' } };

/** Time goes a hundred times as fast: Run now, and the run is seen to its end. */
export const Live: Story = { args: { speed: 100 } };

/** Time to look at the progress of a run, and to cancel it. */
export const LongRuns: Story = { args: { scenario: 'long-runs', speed: 30 } };

/** Run now: of each two audiences one fails. */
export const PartialSuccess: Story = { args: { scenario: 'partial-success', speed: 100 } };

export const Loading: Story = { args: noAnswer };

export const Empty: Story = { args: { scenario: 'no-connections' } };

export const Failed: Story = { args: { scenario: 'failing' } };

export const Denied: Story = { args: { scenario: 'no-view-destinations' } };

export const ReadOnly: Story = { args: { scenario: 'read-only' } };

export const Compact: Story = { globals: { density: 'compact' } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const RightToLeft: Story = { globals: { direction: 'rtl' } };

export const French: Story = { globals: { language: 'fr' } };

export const Narrow: Story = { globals: { width: '360' } };

export const HostileText: Story = { args: { scenario: 'hostile-text' } };
