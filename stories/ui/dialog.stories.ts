import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/ui/dialog/dialog.ts';
import type { Dialog } from '../../src/ui/dialog/dialog.ts';

interface Args {
  readonly heading: string;
  readonly size: 'md' | 'lg';
}

function dialogBeside(event: Event): Dialog | null {
  return (event.currentTarget as HTMLElement).closest('section')?.querySelector('pa-dialog') ?? null;
}

function setOpen(open: boolean): (event: Event) => void {
  return (event) => {
    const dialog = dialogBeside(event);
    if (dialog !== null) dialog.open = open;
  };
}

const meta: Meta<Args> = {
  title: 'Controls/Dialog',
  component: 'pa-dialog',
  args: { heading: 'Delete “Direct mail, Mondays”?', size: 'md' },
  argTypes: { size: { control: 'inline-radio', options: ['md', 'lg'] } },
  parameters: { actions: { handles: ['pa-dialog-close'] } },
  render: ({ heading, size }) =>
    html`<section>
      <button type="button" @click=${setOpen(true)}>Delete…</button>
      <pa-dialog heading=${heading} size=${size}>
        <p>Its files in the bucket stay. Nothing further is exported.</p>
        <button slot="footer" type="button" autofocus @click=${setOpen(false)}>Keep it</button>
        <button slot="footer" type="button" @click=${setOpen(false)}>Delete</button>
      </pa-dialog>
    </section>`,
};

export { meta as default };

type Story = StoryObj<Args>;

const opened: NonNullable<Story['play']> = ({ canvasElement }) => canvasElement.querySelector('button')?.click();

/** A modal dialog takes the whole page, so it opens by a press here. */
export const Question: Story = {};

export const Open: Story = { play: opened, tags: ['!autodocs'] };

export const Wide: Story = { args: { size: 'lg' }, play: opened, tags: ['!autodocs'] };

export const Dark: Story = { play: opened, globals: { theme: 'dark' }, tags: ['!autodocs'] };

export const RightToLeft: Story = { play: opened, globals: { direction: 'rtl' }, tags: ['!autodocs'] };
