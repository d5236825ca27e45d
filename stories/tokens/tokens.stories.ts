import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tokenDefaults } from '../../src/ui/tokens.ts';
import './token-table.ts';

/** Every name that a host may set, with its default; shown as it looks in the theme and density of the toolbar. */
const meta: Meta = {
  title: 'Foundations/Tokens',
  parameters: { controls: { disable: true } },
};

export { meta as default };

type Story = StoryObj;

function tokensWhere(belongs: (name: string, value: string) => boolean): readonly string[] {
  return Object.entries(tokenDefaults)
    .filter(([name, value]) => belongs(name, value))
    .map(([name]) => name);
}

/** Names say the role, never the hue. Contrast of every pair in use is verified in both themes. */
export const Colours: Story = {
  render: () =>
    html`<token-table
      shows="colour"
      .names=${tokensWhere((_, value) => /^light-dark\((#|rgb)/.test(value))}
    ></token-table>`,
};

/** A grid of 4 px; half a step only inside a control. */
export const Space: Story = {
  render: () =>
    html`<token-table
      shows="length"
      .names=${tokensWhere((name) => /^--pa-(space|radius|control|target|icon)/.test(name))}
    ></token-table>`,
};

/** The family is the host's. */
export const Type: Story = {
  render: () =>
    html`<token-table shows="size" .names=${tokensWhere((name) => name.startsWith('--pa-font-size'))}></token-table>`,
};

export const Dark: Story = { ...Colours, globals: { theme: 'dark' } };
