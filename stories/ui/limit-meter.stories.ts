import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../../src/ui/limit-meter/limit-meter.ts';

interface Args {
  readonly used: number;
  readonly limit?: number;
  readonly label: string;
}

const meta: Meta<Args> = {
  title: 'Controls/Limit meter',
  component: 'pa-limit-meter',
  args: { used: 40, limit: 250, label: 'Audiences in this activation' },
  render: ({ used, limit, label }) =>
    html`<pa-limit-meter used=${used} limit=${limit ?? nothing} label=${label}></pa-limit-meter>`,
};

export { meta as default };

type Story = StoryObj<Args>;

export const Within: Story = {};

/** Nine tenths are used: it warns before it bites. */
export const Near: Story = { args: { used: 235 } };

export const Reached: Story = { args: { used: 250 } };

export const Exceeded: Story = { args: { used: 263 } };

/** Where the platform states no limit there is nothing to show. */
export const Unlimited: Story = {
  render: ({ used, label }) => html`<pa-limit-meter used=${used} label=${label}></pa-limit-meter>`,
};

export const Dark: Story = { args: { used: 263 }, globals: { theme: 'dark' } };

export const RightToLeft: Story = { args: { used: 235 }, globals: { direction: 'rtl' } };

export const French: Story = {
  args: { used: 235, label: 'Audiences de cette activation' },
  globals: { language: 'fr' },
};

export const Narrow: Story = { args: { used: 263 }, globals: { width: '360' } };
