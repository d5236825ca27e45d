import { expect } from '@open-wc/testing';
import { pickerParts } from '../../../src/elements/activation-wizard/picker-parts.ts';
import { aWizard } from './wizard.fixture.ts';

describe('parts of the picker inside the wizard', () => {
  it('are styled through the wizard', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('activation-wizard::part(row) { outline: 7px solid }');
    document.adoptedStyleSheets.push(sheet);
    try {
      const { wizard } = await aWizard();
      await wizard.walkTo('audiences');
      await wizard.until(() => wizard.all('[part~="row"]').length > 0, 'a row');
      expect(getComputedStyle(wizard.one('[part~="row"]')).outlineWidth).to.equal('7px');
    } finally {
      document.adoptedStyleSheets.pop();
    }
  });

  it('are all those that the picker has', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('audiences');
    await wizard.until(() => wizard.all('[part~="row"]').length > 0, 'a row');
    const picker = wizard.one('prospect-audience-picker').shadowRoot!;
    const names = new Set([...picker.querySelectorAll('[part]')].flatMap(({ part }) => [...part]));
    expect(names).to.include('cell-name');
    expect(pickerParts.split(', ')).to.include.members([...names]);
  });
});
