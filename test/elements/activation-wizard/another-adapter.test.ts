import { expect, fixture, html } from '@open-wc/testing';
import { VirtualClock } from '../../../mocks/virtual-clock.ts';
import '../../../src/elements/activation-provider/activation-provider.ts';
import type { ActivationProvider } from '../../../src/elements/activation-provider/activation-provider.ts';
import '../../../src/elements/activation-wizard/activation-wizard.ts';
import type { Activation } from '../../../src/domain/activation.ts';
import { deferred } from '../stub-adapter.ts';
import { WizardHarness } from './activation-wizard.harness.ts';
import { activation, destination, FakePortal, NOW } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

/** A wizard whose drafts its provider keeps, or the wizard itself, until it is chosen something and that is kept. */
async function withDraft(holder: 'provider' | 'wizard') {
  const portal = new FakePortal();
  const clock = new VirtualClock(NOW);
  const provider = await fixture<ActivationProvider>(
    holder === 'provider'
      ? html`<activation-provider .clock=${clock}><activation-wizard></activation-wizard></activation-provider>`
      : html`<div><activation-wizard .clock=${clock}></activation-wizard></div>`,
  );
  const element = provider.querySelector('activation-wizard')!;
  const takesAdapter = holder === 'provider' ? provider : element;
  element.destination = destination;
  takesAdapter.adapter = portal.adapter;
  const wizard = await new WizardHarness(element, clock).loaded();
  await wizard.choose('Partner drop');
  await wizard.pass(1000);
  return { wizard, portal, takesAdapter };
}

describe('activation wizard whose adapter is taken away, or changed for another', () => {
  it('shows nothing any more of what the former one told', async () => {
    const { wizard, element } = await aWizard();
    expect(wizard.text).to.contain('Partner drop');
    element.adapter = undefined;
    await wizard.drawn();
    expect(wizard.text).not.to.contain('Partner drop');
  });

  for (const holder of ['provider', 'wizard'] as const) {
    it(`does not offer a draft that the ${holder} kept to whoever comes after a sign-out`, async () => {
      const { wizard, portal, takesAdapter } = await withDraft(holder);
      takesAdapter.adapter = undefined;
      await wizard.drawn();
      takesAdapter.adapter = portal.adapter;
      await wizard.says('Partner drop');
      expect(wizard.dialog).to.equal(undefined);
    });

    it(`offers a draft that the ${holder} kept where only the adapter is another`, async () => {
      const { wizard, takesAdapter } = await withDraft(holder);
      takesAdapter.adapter = new FakePortal().adapter;
      await wizard.until(() => wizard.dialog !== undefined, 'an offer');
    });
  }

  it('does not show the end of what was finished for the former one', async () => {
    const created = deferred<Activation>();
    const { wizard, element } = await aWizard();
    await wizard.walkTo('review');
    await wizard.until(() => wizard.whyOff('Finish') === undefined, 'a way to finish');
    const told: string[] = [];
    element.addEventListener('activation-created', ({ detail }) => told.push(detail.id));
    element.adapter!.createActivation = () => created.promise;
    await wizard.press('Finish');
    element.adapter = undefined;
    await wizard.drawn();
    created.resolve(activation());
    await wizard.pass(1000);
    expect(wizard.text).not.to.contain('Activation created');
    expect(told).to.deep.equal([]);
  });
});
