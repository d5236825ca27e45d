import '../../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
import type { ProspectAudiencePicker } from '../../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
import type { Contender } from './contender.ts';

let picker: ProspectAudiencePicker;

export const contender: Contender = {
  mount(adapter, room) {
    picker = document.createElement('prospect-audience-picker');
    picker.limit = Number.MAX_SAFE_INTEGER;
    picker.adapter = adapter;
    room.append(picker);
  },
  rows: () => [...picker.renderRoot.querySelectorAll('.seen > [part~="row"]')],
  filledRows: () => contender.rows().filter((row) => row.ariaBusy !== 'true'),
  scroller: () => picker.renderRoot.querySelector<HTMLElement>('#grid')!,
};

/**
 * Milliseconds from a key in the search field until its result is painted, without those between question and answer.
 *
 * @param search when the adapter was asked for a search last, and when it answered
 */
export async function keystroke(
  text: string,
  search: () => { readonly asked: number; readonly answered: number },
): Promise<number> {
  const field = picker.renderRoot.querySelector<HTMLInputElement>('#search')!;
  const before = countShown();
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  const end = start + 10_000;
  while (countShown() === before) {
    if (performance.now() > end) throw new Error('The search changed nothing.');
    await new Promise((resolve) => setTimeout(resolve));
  }
  await painted();
  const { asked, answered } = search();
  return asked - start + (performance.now() - answered);
}

/** Milliseconds from the key until everything that matches is selected and drawn so. */
export async function selectAll(): Promise<number> {
  const grid = contender.scroller();
  const start = performance.now();
  grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true }));
  await picker.updateComplete;
  const took = performance.now() - start;
  const { selection } = picker;
  if (selection.kind !== 'matching') throw new Error('Not everything was selected.');
  return took;
}

/** What was drawn before is painted: a task that waits behind layout and paint of the next frame has come. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    });
  });
}

function countShown(): string {
  return picker.renderRoot.querySelector('[part=toolbar] [role=status]')?.textContent ?? '';
}
