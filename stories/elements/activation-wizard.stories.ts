import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import type { MockBackend } from '../../mocks/index.ts';
import type { ConnectionId, DestinationId } from '../../src/domain/ids.ts';
import type { WizardStep } from '../../src/domain/draft.ts';
import type { WizardConfig, WizardPrefill } from '../../src/domain/wizard/wizard-config.ts';
import '../../src/elements/activation-wizard/activation-wizard.ts';
import { backendArgTypes, noAnswer, usualBackend, withBackend, type BackendArgs } from './story-backend.ts';

interface Args extends BackendArgs {
  readonly step: WizardStep;
  /** The host knows connection and audiences before the wizard begins, which then leads to any step at once. */
  readonly prefilled: boolean;
  readonly config: WizardConfig;
  /** An activation to be changed. */
  readonly activationId?: string;
}

const decided = { prefilled: true } as const;

async function prefillFrom({ bare }: MockBackend): Promise<WizardPrefill> {
  const connections = await bare.listConnections({ destinationId: 'amazon-s3' as DestinationId, limit: 50 });
  const connection = connections.items.find(({ name }) => name === 'Acquisition lake');
  const audiences = (await bare.listAudiences({ limit: 50 })).items.filter(
    ({ availability }) => availability.kind === 'available',
  );
  return {
    ...(connection === undefined ? {} : { connectionId: connection.id }),
    audienceIds: audiences.slice(0, 3).map(({ id }) => id),
  };
}

async function wizard(backend: MockBackend, args: Args): Promise<TemplateResult> {
  const { config } = args;
  const prefill = args.prefilled ? await prefillFrom(backend) : {};
  return html`<activation-wizard
    destination-id="amazon-s3"
    activation-id=${args.activationId ?? nothing}
    step=${args.step}
    .config=${{ ...config, prefill: { ...prefill, ...config.prefill } }}
  ></activation-wizard>`;
}

const meta: Meta<Args> = {
  title: 'Elements/Activation wizard',
  component: 'activation-wizard',
  args: { ...usualBackend, step: 'destination', prefilled: false, config: {} },
  argTypes: {
    ...backendArgTypes,
    step: { control: 'select', options: ['destination', 'audiences', 'scheduling', 'mapping', 'review'] },
  },
  parameters: {
    actions: {
      handles: [
        'activation-step-change',
        'activation-submit',
        'activation-created',
        'activation-updated',
        'activation-cancel',
        'activation-view',
        'activation-leave',
      ],
    },
  },
  render: (args) => withBackend(args, (backend) => until(wizard(backend, args))),
};

export { meta as default };

type Story = StoryObj<Args>;

export const Begun: Story = {};

export const Audiences: Story = { args: { step: 'audiences', ...decided } };

export const Scheduling: Story = { args: { step: 'scheduling', ...decided } };

export const Mapping: Story = { args: { step: 'mapping', ...decided } };

export const Review: Story = { args: { step: 'review', ...decided } };

/** An activation that exists is changed: the review shows what becomes different. */
export const Editing: Story = { args: { step: 'scheduling', activationId: 'act_acquisition_nightly' } };

/** A host leaves steps out and fixes what they would decide. */
export const ShortenedByTheHost: Story = {
  args: { step: 'audiences', ...decided, config: { dropSteps: ['destination', 'mapping'], lock: ['file-name'] } },
};

export const NoConnections: Story = { args: { scenario: 'no-connections' } };

export const NoAudiences: Story = {
  args: {
    scenario: 'no-audiences',
    step: 'audiences',
    config: { prefill: { connectionId: 'conn_acquisition' as ConnectionId } },
  },
};

export const Loading: Story = { args: noAnswer };

export const Failed: Story = { args: { scenario: 'failing' } };

export const Denied: Story = { args: { scenario: 'no-activate-destinations' } };

export const LimitsNear: Story = { args: { scenario: 'limits-near', step: 'mapping', ...decided } };

export const PolicyViolation: Story = { args: { scenario: 'policy-violation', step: 'review', ...decided } };

export const Compact: Story = { args: { step: 'scheduling', ...decided }, globals: { density: 'compact' } };

export const Dark: Story = { args: { step: 'scheduling', ...decided }, globals: { theme: 'dark' } };

export const RightToLeft: Story = { args: { step: 'mapping', ...decided }, globals: { direction: 'rtl' } };

export const French: Story = { args: { step: 'scheduling', ...decided }, globals: { language: 'fr' } };

export const Narrow: Story = { args: { step: 'mapping', ...decided }, globals: { width: '360' } };
