import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
import type { ProspectAudiencePicker } from '../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
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
