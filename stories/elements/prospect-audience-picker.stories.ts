import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import type { MockBackend } from '../../mocks/index.ts';
import '../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
import type { ProspectAudiencePicker } from '../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
import { PickerHarness } from '../../test/elements/prospect-audience-picker/prospect-audience-picker.harness.ts';
import { backendArgTypes, noAnswer, usualBackend, withBackend, type BackendArgs } from './story-backend.ts';

interface Args extends BackendArgs {
  /** Most audiences that the activation may hold; absent: what the session states. */
  readonly limit?: number;
  readonly required: boolean;
  readonly disabled: boolean;
}

const DAY_MS = 86_400_000;

function inPlay(canvas: HTMLElement): Promise<PickerHarness> {
  const element = canvas.querySelector<ProspectAudiencePicker>('prospect-audience-picker');
  if (element === null) throw new Error('The story shows no picker.');
  return new PickerHarness(element).loaded();
}

const meta: Meta<Args> = {
  title: 'Elements/Prospect audience picker',
  component: 'prospect-audience-picker',
  args: { ...usualBackend, required: false, disabled: false },
  argTypes: { ...backendArgTypes, limit: { control: 'number' } },
  parameters: { actions: { handles: ['audience-selection-change', 'audience-columns-change'] } },
  render: (args) =>
    withBackend(
      args,
      () =>
        html`<prospect-audience-picker
          name="audience"
          limit=${args.limit ?? nothing}
          ?required=${args.required}
          ?disabled=${args.disabled}
        ></prospect-audience-picker>`,
    ),
};

export { meta as default };

type Story = StoryObj<Args>;

export const Audiences: Story = {};

/** Some selected by hand, one in the activation already, and those that cannot be activated with the reason. */
export const Selecting: Story = {
  render: (args) => withBackend(args, (backend) => until(selecting(backend))),
  play: async ({ canvasElement }) => (await inPlay(canvasElement)).search('card switchers'),
};

async function selecting({ bare }: MockBackend): Promise<TemplateResult> {
  const { items } = await bare.listAudiences({ filter: { search: 'card switchers' }, limit: 5 });
  const [first, second, ...others] = items.map(({ id }) => id);
  return html`<prospect-audience-picker
    .activatedAudienceIds=${[second]}
    .selectedAudienceIds=${[first, ...others]}
  ></prospect-audience-picker>`;
}

/** The rows that are seen are the only ones there; End, the scroll bar and letters lead anywhere. */
export const HundredThousand: Story = { args: { scenario: 'huge' } };

export const Loading: Story = { args: noAnswer };

export const Empty: Story = { args: { scenario: 'no-audiences' } };

/** A host says what to do first where it knows better. */
export const EmptyByTheHost: Story = {
  args: { scenario: 'no-audiences' },
  render: (args) =>
    withBackend(
      args,
      () =>
        html`<prospect-audience-picker>
          <button slot="toolbar" type="button">Build an audience</button>
          <p slot="empty">Ask the data team for a partner file, then build an audience from it.</p>
        </prospect-audience-picker>`,
    ),
};

export const NoMatch: Story = {
  play: async ({ canvasElement }) => (await inPlay(canvasElement)).search('amazom'),
};

export const Failed: Story = {
  args: { faults: [{ route: 'listAudiences', fault: { kind: 'problem', code: 'unavailable' } }] },
};

/** What came stays; the failure is a row with a way out. */
export const NextRowsFailed: Story = {
  args: { faults: [{ route: 'listAudiences', after: 1, fault: { kind: 'problem', code: 'unavailable' } }] },
  play: async ({ canvasElement }) => (await inPlay(canvasElement)).scrollTo(96),
};

/** A search that failed leaves the rows of the one before. */
export const Outdated: Story = {
  args: { faults: [{ route: 'listAudiences', after: 1, fault: { kind: 'dropped-connection' } }] },
  play: async ({ canvasElement }) => (await inPlay(canvasElement)).search('summer'),
};

export const Denied: Story = { args: { scenario: 'no-activate-destinations' } };

export const LimitReached: Story = {
  args: { limit: 5 },
  play: async ({ canvasElement }) => (await inPlay(canvasElement)).press('Control+a'),
};

export const AllSelected: Story = {
  args: { scenario: 'huge', limit: 1_000_000 },
  play: async ({ canvasElement }) => (await inPlay(canvasElement)).press('Control+a'),
};

export const Compact: Story = { globals: { density: 'compact' } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const RightToLeft: Story = { globals: { direction: 'rtl' } };

export const French: Story = { globals: { language: 'fr' } };

/** The narrowest of the three tiers: name and profiles; status and age stand under the name. */
export const Narrow: Story = { globals: { width: '360' } };

/** Markup, right-to-left text and names of any length. */
export const HostileText: Story = { args: { scenario: 'hostile-text' } };

/** Columns as a host kept them, with widths. */
export const ChosenColumns: Story = {
  render: (args) => {
    const columns = [
      { key: 'name', width: 320 },
      { key: 'folder' },
      { key: 'profiles', width: 140 },
      { key: 'expiry' },
    ];
    return withBackend(args, () => html`<prospect-audience-picker .columns=${columns}></prospect-audience-picker>`);
  },
};

/** Fifteen days later: of some audiences nothing new has landed, and their profiles expire within a week. */
export const Expiring: Story = {
  render: (args) => withBackend(args, (backend) => until(expiring(backend))),
};

async function expiring({ clock }: MockBackend): Promise<TemplateResult> {
  await clock.advance(15 * DAY_MS);
  return html`<prospect-audience-picker></prospect-audience-picker>`;
}

/** A disabled fieldset around it does the same. */
export const Disabled: Story = { args: { disabled: true } };

/** A control of a form: required, with its message, and reset with the form. */
export const InAForm: Story = {
  render: (args) =>
    withBackend(
      args,
      () =>
        html`<form
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            const form = event.target as HTMLFormElement;
            const values = new FormData(form)
              .getAll('audience')
              .map((value) => (typeof value === 'string' ? value : ''));
            form.querySelector('output')?.replaceChildren(values.join(', '));
          }}
        >
          <prospect-audience-picker name="audience" required></prospect-audience-picker>
          <p><button>Submit</button> <button type="reset">Reset</button></p>
          <output></output>
        </form>`,
    ),
};
