import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/ui/tooltip/tooltip.ts';

interface Args {
  readonly text: string;
  readonly whenTruncated: boolean;
}

const meta: Meta<Args> = {
  title: 'Controls/Tooltip',
  component: 'pa-tooltip',
  args: { text: 'Evaluated once a day, at 06:00 UTC.', whenTruncated: false },
  render: ({ text, whenTruncated }) =>
    html`<p>
      <pa-tooltip text=${text} ?when-truncated=${whenTruncated}><button type="button">Freshness</button></pa-tooltip>
    </p>`,
};

export { meta as default };

type Story = StoryObj<Args>;

/** On hover and on focus alike; Escape takes it away. */
export const OnHoverAndFocus: Story = {};

/** Words that fit need no tooltip. */
export const WhenTruncated: Story = { args: { whenTruncated: true } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const RightToLeft: Story = { globals: { direction: 'rtl' } };
