import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { AudienceId } from '../../../src/domain/ids.ts';
import type { WizardHarness } from './activation-wizard.harness.ts';
import { activation, FakePortal } from './fake-portal.ts';
import { aWizard, type Opening } from './wizard.fixture.ts';

const rests = new ActivationError('unavailable', 'The service rests.');

const against = new FakePortal();
against.review = (input) => ({
  ...against.plainReview(input),
  warnings: [{ code: 'no-deduplication-key', message: 'No field is the key.', step: 'mapping' }],
  blockers: [{ code: 'ended', message: 'No run is left.', step: 'scheduling', audienceId: 'a' as AudienceId }],
  violations: [
    {
      policy: 'No names to third parties',
      condition: 'Names may not be exported.',
      marketingAction: 'export-to-third-party',
      fixes: ['Ask the data officer.'],
      lineage: [
        { kind: 'field', name: 'person.name.firstName (I1)', at: 'label' },
        { kind: 'mapping', name: 'person_name_firstName' },
      ],
    },
  ],
});

const edited = new FakePortal();
edited.activations = [activation({ etag: 'v1' })];

const states: [name: string, opening: Opening, walk: (wizard: WizardHarness) => Promise<unknown>][] = [
  ['Destination', {}, (wizard) => wizard.choose('Partner drop')],
  ['Destination with a connection that does not work', {}, (wizard) => wizard.choose('Old bucket')],
  ['Audiences', {}, (wizard) => wizard.walkTo('audiences')],
  ['Scheduling', {}, (wizard) => wizard.walkTo('scheduling')],
  [
    'Scheduling with the editor',
    {},
    async (wizard) => {
      await wizard.walkTo('scheduling');
      await wizard.press('Edit schedule of Car buyers');
      await wizard.choose('Monthly');
    },
  ],
  [
    'Scheduling with rows selected',
    {},
    async (wizard) => {
      await wizard.walkTo('scheduling');
      await wizard.choose('Select all');
    },
  ],
  ['Mapping', {}, (wizard) => wizard.walkTo('mapping')],
  [
    'Mapping with a name twice',
    {},
    async (wizard) => {
      await wizard.walkTo('mapping');
      await wizard.type('Column name of homeAddress.country', 'partnerID');
    },
  ],
  ['Review', {}, (wizard) => wizard.walkTo('review')],
  ['Review with what is against it', { portal: against }, (wizard) => wizard.walkTo('review')],
  [
    'Review in vain',
    { portal: new FakePortal().refuse('createActivation', rests) },
    async (wizard) => {
      await wizard.walkTo('review');
      await wizard.until(() => wizard.whyOff('Finish') === undefined, 'a way to finish');
      await wizard.press('Finish');
      await wizard.says('The service rests.');
    },
  ],
  [
    'the changes of an edit',
    { portal: edited, activationId: 'act-1' },
    async (wizard) => {
      await wizard.goTo('Review');
      await wizard.until(() => wizard.hasReview(), 'the review');
      await wizard.type('Name of the activation', 'Autumn drop');
    },
  ],
  [
    'the end',
    {},
    async (wizard) => {
      await wizard.walkTo('review');
      await wizard.until(() => wizard.whyOff('Finish') === undefined, 'a way to finish');
      await wizard.press('Finish');
      await wizard.says('Activation created');
    },
  ],
  [
    'a question before leaving',
    {},
    async (wizard) => {
      await wizard.choose('Partner drop');
      await wizard.press('Cancel');
    },
  ],
  ['no answer', { portal: new FakePortal().refuse('getSession', rests) }, (wizard) => wizard.loaded()],
];

/** Presses that take the pressed control away, and what the keyboard is at afterwards. */
const goings: [name: string, walk: (wizard: WizardHarness) => Promise<unknown>, control: string, heir: string][] = [
  [
    'Clear the search',
    (wizard) => wizard.type('Search connections', 'nowhere'),
    'Clear the search',
    'Search connections',
  ],
  ['Test again', (wizard) => wizard.choose('Partner drop'), 'Test again', 'Test again'],
  ['Select all', (wizard) => wizard.walkTo('scheduling'), 'Select all', 'Edit schedule'],
  [
    'Clear',
    async (wizard) => {
      await wizard.walkTo('scheduling');
      await wizard.choose('Select all');
    },
    'Clear',
    'Select all',
  ],
  ['Add a field', (wizard) => wizard.walkTo('mapping'), 'Add partnerDetails.employer', 'Partner details 1'],
];

describe('the wizard for everybody', () => {
  for (const [name, walk, control, heir] of goings)
    it(`keeps the focus when the pressed control goes: ${name}`, async () => {
      const { wizard } = await aWizard();
      await wizard.loaded();
      await walk(wizard);
      wizard.named(control).focus();
      wizard.named(control).click();
      await wizard.drawn();
      expect(wizard.nameOfFocused).to.equal(heir);
    });

  it('speaks once of what is chosen', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('audiences');
    await wizard.chooseAudiences('Car buyers');
    expect(wizard.spoken.match(/1 audience/g)).to.have.length(1);
    expect(wizard.note).to.contain('1 audience');
  });

  for (const [name, opening, walk] of states)
    for (const width of ['1200px', '360px'])
      it(`has no barrier that axe finds: ${name}, ${width} wide`, async () => {
        const { wizard, element } = await aWizard({ ...opening, width });
        await walk(wizard);
        await wizard.loaded();
        await settled(element.shadowRoot!);
        await expect(element).to.be.accessible();
      });
});

/** Colours on their way to others have no contrast that could be judged. */
async function settled(root: ShadowRoot): Promise<void> {
  const roots = [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const moving = roots.flatMap((host) => host.getAnimations()).filter((motion) => motion instanceof CSSTransition);
  await Promise.all(moving.map(({ finished }) => finished));
}
