import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/ui/copy-button/copy-button.ts';

interface Args {
  readonly value: string;
  readonly label: string;
  readonly iconOnly: boolean;
}

const meta: Meta<Args> = {
  title: 'Controls/Copy button',
  component: 'pa-copy-button',
  args: { value: 's3://northwind-drop/prospects/', label: 'Copy the location', iconOnly: false },
  render: ({ value, label, iconOnly }) =>
    html`<pa-copy-button value=${value} label=${label} ?icon-only=${iconOnly}></pa-copy-button>`,
};

export { meta as default };

type Story = StoryObj<Args>;

export const WithWords: Story = {};

export const IconOnly: Story = { args: { iconOnly: true } };

export const Compact: Story = { globals: { density: 'compact' } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const RightToLeft: Story = { globals: { direction: 'rtl' } };

export const French: Story = { args: { label: '' }, globals: { language: 'fr' } };
