import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { AudienceId } from '../../../src/domain/ids.ts';
import { noteOf, type Review } from '../../../src/domain/review.ts';
import { activation, FakePortal } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

async function atReview(changes: Partial<Review> = {}, portal = new FakePortal()) {
  portal.review = (input) => ({ ...portal.plainReview(input), ...changes });
  const opened = await aWizard({ portal });
  await opened.wizard.walkTo('review');
  return opened;
}

const blocker = { code: 'key-collision', message: 'Car buyers and Old drop meet.', step: 'scheduling' } as const;

describe('the wizard at Review', () => {
  it('sums up the four decisions', async () => {
    const { wizard } = await atReview();
    const [destination, audiences, scheduling, mapping] = wizard.said('.pa-sum');
    expect(destination).to.contain('Partner drop').and.to.contain('northwind-drop').and.to.contain('CSV, manifest');
    expect(audiences).to.contain('Chosen 2').and.to.contain('Profiles 3,500').and.to.contain('New here 2');
    expect(scheduling).to.contain('Daily 2, after evaluation');
    expect(mapping).to.contain('Columns 3 of 50').and.to.contain('Key partnerID');
  });

  it('leads from each summary back to its step', async () => {
    const { wizard } = await atReview();
    await wizard.press('Edit mapping');
    expect(wizard.step).to.equal('mapping');
    await wizard.goTo('Review');
    await wizard.until(() => wizard.hasReview(), 'the review');
    await wizard.press('Edit destination');
    expect(wizard.step).to.equal('destination');
  });

  it('shows the files of the first runs, with what is estimated of them', async () => {
    const { wizard } = await atReview();
    expect(wizard.said('tbody tr').map((row) => row.replaceAll('\u00a0', ' '))).to.deep.equal([
      'Car buyers prospects/a.csv Tomorrow, about 13:00 1 1,000 2 MB',
      'New parents prospects/b.csv Tomorrow, about 13:00 1 2,500 2 MB',
    ]);
    expect(wizard.said('tfoot')).to.deep.equal(['Total 2 3,500 4 MB']);
    expect(wizard.text).to.contain('2, and 2 manifests');
  });

  it('adds nothing up where one of the numbers is unknown', async () => {
    const portal = new FakePortal();
    portal.audiences = portal.audiences.map((audience) =>
      audience.id === 'b' ? { ...audience, profiles: null } : audience,
    );
    const { wizard } = await atReview({}, portal);
    expect(wizard.said('tfoot')[0]).to.contain('Total 2 –');
    expect(wizard.said('.pa-sum')[1]).to.contain('1,000 at least');
  });

  it('says in the language of the page what our own review finds, and what others find as they say it', async () => {
    await import('../../../src/locales/fr.ts');
    const found = noteOf(
      { code: 'key-collision', key: 'prospects/a.csv', owners: ['Car buyers', 'Old drop'] },
      { step: 'scheduling' },
    );
    const { wizard, element } = await atReview({ blockers: [found, { ...blocker, code: 'of-this-portal' }] });
    element.lang = 'fr';
    await wizard.says('Car buyers et Old drop écriraient le même fichier prospects/a.csv.');
    await wizard.says('Car buyers and Old drop meet.');
  });

  it('says what to know, once for all audiences of a kind, and what will be left of them', async () => {
    const note = (id: string) => ({
      code: 'outlives-profiles',
      message: `Runs of ${id} are 31 days apart.`,
      step: 'scheduling' as const,
      audienceId: id as AudienceId,
    });
    const portal = new FakePortal();
    portal.review = (input) => {
      const plain = portal.plainReview(input);
      return {
        ...plain,
        audiences: plain.audiences.map((audience) => ({ ...audience, expectedToRemain: 5 })),
        warnings: [note('a'), note('b')],
      };
    };
    const { wizard } = await aWizard({ portal });
    await wizard.walkTo('review');
    expect(wizard.said('.pa-warnrow')).to.have.length(1);
    expect(wizard.said('.pa-warnrow')[0]).to.contain('A run may find nobody left');
    expect(wizard.said('.pa-warnrow')[0]).to.contain('Expected to remain at the second run: 10 of 3,500.');
    expect(wizard.said('.pa-badge')).to.deep.equal(['1 warning']);
    expect(wizard.whyOff('Finish')).to.equal(undefined);
  });

  it('says that what will be left is unknown, rather than that it is nobody', async () => {
    const { wizard } = await atReview({
      warnings: [
        { code: 'outlives-profiles', message: 'Far apart.', step: 'scheduling', audienceId: 'a' as AudienceId },
      ],
    });
    expect(wizard.said('.pa-warnrow')[0]).to.contain('How many would remain is unknown');
  });

  it('does not finish with a blocker, says how many there are, and leads to the step that mends it', async () => {
    const { wizard, portal } = await atReview({ blockers: [blocker] });
    expect(wizard.whyOff('Finish')).to.equal('Resolve 1 blocker to finish');
    expect(wizard.said('.pa-warnrow')[0]).to.contain('Two audiences would write one file');
    await wizard.press('Finish');
    expect(portal.created).to.deep.equal([]);
    await wizard.press('Edit scheduling');
    expect(wizard.step).to.equal('scheduling');
  });

  it('tells the name of the audience where a sentence does not', async () => {
    const { wizard } = await atReview({
      blockers: [
        { code: 'ended', message: 'The schedule has no run left.', step: 'scheduling', audienceId: 'a' as AudienceId },
      ],
    });
    expect(wizard.said('.pa-warnrow')[0]).to.contain('Car buyers: The schedule has no run left.');
  });

  describe('with a policy that is violated', () => {
    const violation: Review['violations'][number] = {
      policy: 'No names to third parties',
      condition: 'Names may not be exported.',
      marketingAction: 'export-to-third-party',
      fixes: ['Ask the data officer.'],
      lineage: [
        { kind: 'field', name: 'person.name.firstName (I1)', at: 'label' },
        { kind: 'mapping', name: 'person_name_firstName' },
        { kind: 'marketing-action', name: 'export-to-third-party', at: 'breach' },
      ],
    };

    it('shows how the label gets there, in words too', async () => {
      const { wizard } = await atReview({ violations: [violation] });
      expect(wizard.text).to.contain('Policy “No names to third parties” is violated');
      expect(wizard.text).to.contain('This connection is used for Export to third party.');
      expect(wizard.said('.pa-node')).to.deep.equal([
        'Field person.name.firstName (I1) carries the label',
        'Column person_name_firstName',
        'Marketing action Export to third party is where it breaks',
      ]);
      expect(wizard.whyOff('Finish')).to.equal('Resolve 1 blocker to finish');
    });

    it('takes the column out at a press, and reviews anew', async () => {
      const portal = new FakePortal();
      portal.review = (input) => ({
        ...portal.plainReview(input),
        violations: input.mapping.some(({ source }) => source === 'person.name.firstName') ? [violation] : [],
      });
      const { wizard } = await aWizard({ portal });
      await wizard.walkTo('review');
      await wizard.press('Remove the column person_name_firstName');
      expect(wizard.focused?.id).to.equal('title');
      await wizard.until(() => wizard.whyOff('Finish') === undefined, 'a way to finish');
      expect(wizard.said('.pa-sum')[3]).to.contain('Columns 2 of 50');
    });

    it('leads to another connection', async () => {
      const { wizard } = await atReview({ violations: [violation] });
      await wizard.press('Choose another connection');
      expect(wizard.step).to.equal('destination');
    });
  });

  it('asks for a name, and keeps one that is taken as it was typed', async () => {
    const portal = new FakePortal();
    portal.activations = [activation({ name: 'Weekly drop', connectionId: portal.connections[0]!.id })];
    const { wizard } = await atReview({}, portal);
    await wizard.type('Name of the activation', ' ');
    expect(wizard.errorOf('Name of the activation')).to.equal('Name the activation.');
    expect(wizard.whyOff('Finish')).to.equal('Name the activation');
    await wizard.type('Name of the activation', 'weekly DROP');
    expect(wizard.errorOf('Name of the activation')).to.equal('Another activation has this name.');
    expect(wizard.whyOff('Finish')).to.equal('Another activation has this name');
    expect(wizard.control('Name of the activation').value).to.equal('weekly DROP');
  });

  it('does not review anew for a name alone', async () => {
    const { wizard, portal } = await atReview();
    const before = portal.asked.filter((method) => method === 'reviewActivation').length;
    await wizard.type('Name of the activation', 'Autumn drop');
    await wizard.pass(2000);
    expect(portal.asked.filter((method) => method === 'reviewActivation')).to.have.length(before);
  });

  for (const typed of ['0', '1.5', 'many', ''])
    it(`keeps “${typed}” as it was typed for the rows of a file, and does not finish with it`, async () => {
      const { wizard, portal } = await atReview();
      await wizard.type('Most rows in a file', typed);
      expect(wizard.control('Most rows in a file').value).to.equal(typed);
      expect(wizard.errorOf('Most rows in a file')).to.equal('Enter a whole number of at least 1.');
      expect(wizard.whyOff('Finish')).to.equal('Enter a whole number of at least 1.');
      await wizard.press('Finish');
      expect(portal.created).to.deep.equal([]);
    });

  it('takes rows with the groups in which people write them', async () => {
    const { wizard, portal } = await atReview();
    await wizard.type('Most rows in a file', '1,000,000');
    await wizard.choose('Most rows in a file');
    await wizard.until(() => wizard.whyOff('Finish') === undefined, 'a way to finish');
    await wizard.press('Finish');
    await wizard.says('Activation created');
    expect(portal.created[0]?.input.splitting.maxRows).to.equal(1_000_000);
  });

  it('takes the groups of other languages, and no fraction', async () => {
    const { wizard } = await atReview();
    for (const typed of ['10 00 000', '1.000.000', '10,00,000', '1’000'] as const) {
      await wizard.type('Most rows in a file', typed);
      expect(wizard.errorOf('Most rows in a file'), typed).to.equal('');
    }
    for (const typed of ['1,5', '1,000.50', '-1', '1e6'] as const) {
      await wizard.type('Most rows in a file', typed);
      expect(wizard.errorOf('Most rows in a file'), typed).to.equal('Enter a whole number of at least 1.');
    }
  });

  it('keeps what happens to an empty audience', async () => {
    const { wizard, portal } = await atReview();
    await wizard.type('When an audience is empty', 'skip');
    await wizard.until(() => wizard.whyOff('Finish') === undefined, 'a way to finish');
    await wizard.press('Finish');
    await wizard.says('Activation created');
    expect(portal.created[0]?.input.emptyAudience).to.equal('skip');
  });

  it('tells what time has put in the way meanwhile, and where it is mended', async () => {
    const { wizard } = await aWizard();
    await wizard.walkTo('scheduling');
    await wizard.press('Edit schedule of Car buyers');
    await wizard.choose('Once');
    await wizard.choose('At a time');
    await wizard.type('On', '2026-11-24');
    await wizard.type('Time', '10:50');
    await wizard.press('Apply');
    await wizard.next();
    await wizard.next();
    await wizard.until(() => wizard.whyOff('Finish') === undefined, 'a way to finish');
    await wizard.pass(900_000);
    expect(wizard.whyOff('Finish')).to.equal('1 schedule starts too soon');
    expect(wizard.said('.pa-warnrow')[0]).to.contain('1 schedule starts too soon');
    await wizard.press('Edit scheduling');
    expect(wizard.step).to.equal('scheduling');
  });

  it('says why there is no review, keeps everything, and asks again at a press', async () => {
    const portal = new FakePortal().refuse(
      'reviewActivation',
      new ActivationError('unavailable', 'The service rests.'),
    );
    const { wizard } = await aWizard({ portal });
    await wizard.walkTo('mapping');
    await wizard.press('Next');
    await wizard.says('The service rests. Nothing that you entered is lost.');
    expect(wizard.said('.pa-sum')[0]).to.contain('Partner drop');
    portal.allow();
    await wizard.press('Try again');
    await wizard.until(() => wizard.whyOff('Finish') === undefined, 'a way to finish');
  });

  it('hides and locks what a host wants', async () => {
    const { wizard } = await aWizard({ config: { hide: ['splitting', 'empty-audience'], lock: ['name'] } });
    await wizard.walkTo('review');
    expect(wizard.hasControl('Most rows in a file')).to.equal(false);
    expect(wizard.control('Name of the activation').readOnly).to.equal(true);
  });
});
