import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
import type { ProspectAudiencePicker } from '../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
// What the element loads later is there before a test begins: a busy machine may take longer for files than a test waits for behaviour.
import '../../../src/elements/prospect-audience-picker/columns-dialog.ts';
import '../../../src/elements/prospect-audience-picker/paste-dialog.ts';
import '../../../src/elements/prospect-audience-picker/picker-controls.ts';
import '../../../src/elements/prospect-audience-picker/picker-menus.ts';
import '../../../src/elements/prospect-audience-picker/picker-states.ts';
import '../../../src/elements/prospect-audience-picker/picker-toolbar.ts';
import '../../../src/elements/prospect-audience-picker/selection-requests.ts';
import '../../../src/elements/prospect-audience-picker/type-ahead.ts';
import type { FakeAudiences } from './fake-audiences.ts';
import { PickerHarness } from './prospect-audience-picker.harness.ts';

/** Wide enough for every column, whatever the window. */
const WIDTH = '1200px';

/** A picker over a fake adapter, with its first rows. */
export async function aPicker(
  fake: FakeAudiences,
  properties: Partial<ProspectAudiencePicker> = {},
  width = WIDTH,
): Promise<PickerHarness> {
  const room = document.createElement('div');
  room.style.inlineSize = width;
  const template = html`<prospect-audience-picker></prospect-audience-picker>`;
  const picker = await fixture<ProspectAudiencePicker>(template, { parentNode: room });
  Object.assign(picker, properties, { adapter: fake.adapter });
  return new PickerHarness(picker).loaded();
}
