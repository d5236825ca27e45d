import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { fn } from 'storybook/test';
import { copy, externalLink, trash } from '../../src/ui/icons/glyphs.ts';
import type { MenuItem } from '../../src/ui/menu/menu-item.ts';
import '../../src/ui/menu/menu.ts';

interface Args {
  readonly items: readonly MenuItem[];
  readonly label: string;
  readonly text: string;
  readonly align: 'start' | 'end';
}

const meta: Meta<Args> = {
  title: 'Controls/Menu',
  component: 'pa-menu',
  args: {
    label: 'Actions for Daily export',
    text: '',
    align: 'start',
    items: [
      { kind: 'action', label: 'Duplicate', glyph: copy, select: fn() },
      { kind: 'action', label: 'Run now', unavailable: 'A run is under way.', select: fn() },
      { kind: 'link', label: 'Documentation', href: 'https://docs.example.com/', glyph: externalLink, external: true },
      { kind: 'separator' },
      { kind: 'action', label: 'Delete activation', glyph: trash, danger: true, select: fn() },
    ],
  },
  argTypes: { align: { control: 'inline-radio', options: ['start', 'end'] } },
  render: ({ items, label, text, align }) =>
    html`<pa-menu .items=${items} label=${label} text=${text} align=${align}></pa-menu>`,
};

export { meta as default };

type Story = StoryObj<Args>;

const opened: NonNullable<Story['play']> = ({ canvasElement }) => {
  canvasElement.querySelector('pa-menu')?.shadowRoot?.querySelector('button')?.click();
};

export const Closed: Story = {};

/** What cannot be done stays in place and says why. */
export const Open: Story = { play: opened };

export const WithWords: Story = { args: { label: '', text: 'More' } };

export const Checks: Story = {
  args: {
    label: '',
    text: 'Columns',
    items: [
      { kind: 'check', label: 'Name', checked: true, unavailable: 'Always shown.', toggle: fn() },
      { kind: 'check', label: 'Profiles', checked: true, toggle: fn() },
      { kind: 'check', label: 'Folder', checked: false, toggle: fn() },
    ],
  },
  play: opened,
};

export const Compact: Story = { play: opened, globals: { density: 'compact' } };

export const Dark: Story = { play: opened, globals: { theme: 'dark' } };

export const RightToLeft: Story = { play: opened, globals: { direction: 'rtl' } };
