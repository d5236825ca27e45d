import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { MemoryDraftStore } from '../../../src/adapter/draft-store.ts';
import type { ActivationId } from '../../../src/domain/ids.ts';
import { noteOf } from '../../../src/domain/review.ts';
import type { Run } from '../../../src/domain/run.ts';
import '../../../src/locales/fr.ts';
import type { ActivationSubmitEvent } from '../../../src/elements/activation-wizard/activation-submit-event.ts';
import { deferred } from '../stub-adapter.ts';
import { activation, FakePortal, NOW } from './fake-portal.ts';
import { aWizard } from './wizard.fixture.ts';

async function readyToFinish(portal = new FakePortal()) {
  const store = new MemoryDraftStore();
  const opened = await aWizard({ portal, store });
  await opened.wizard.walkTo('review');
  await opened.wizard.until(() => opened.wizard.whyOff('Finish') === undefined, 'a way to finish');
  return { ...opened, store };
}

const rests = new ActivationError('unavailable', 'The service rests.');

describe('finishing the wizard', () => {
  it('creates what was decided, once however often it is pressed', async () => {
    const { wizard, portal } = await readyToFinish();
    await Promise.all([wizard.press('Finish'), wizard.press('Finish')]);
    await wizard.says('Activation created');
    expect(portal.created).to.have.length(1);
    const { input, key } = portal.created[0]!;
    expect(key).to.match(/^[0-9a-f-]{36}$/);
    expect(input).to.deep.include({ connectionId: 'c1', dataType: 'prospects', emptyAudience: 'header-only' });
    expect(input.audiences.map(({ audienceId }) => audienceId)).to.deep.equal(['a', 'b']);
    expect(input.mapping.map(({ source }) => source)).to.deep.equal([
      'partnerID',
      'person.name.firstName',
      'homeAddress.country',
    ]);
  });

  it('tells the host what was created, and forgets the draft', async () => {
    const { wizard, element, store } = await readyToFinish();
    const created: string[] = [];
    element.addEventListener('activation-created', ({ detail }) => created.push(detail.id));
    expect(await store.load('destination:amazon-s3')).not.to.equal(undefined);
    await wizard.press('Finish');
    await wizard.says('Activation created');
    expect(created).to.deep.equal(['act-9']);
    expect(await store.load('destination:amazon-s3')).to.equal(undefined);
  });

  it('lets the host stop it before anything is created', async () => {
    const { wizard, element, portal } = await readyToFinish();
    element.addEventListener('activation-submit', (event) => event.preventDefault());
    await wizard.press('Finish');
    await wizard.pass(1000);
    expect(portal.created).to.deep.equal([]);
    expect(wizard.whyOff('Finish')).to.equal(undefined);
  });

  it('waits for what the host asks it to wait for', async () => {
    const { wizard, element, portal } = await readyToFinish();
    const consent = deferred<undefined>();
    element.addEventListener('activation-submit', (event: ActivationSubmitEvent) => event.waitUntil(consent.promise));
    await wizard.press('Finish');
    await wizard.until(() => wizard.note === 'Creating the activation…', 'the wait');
    expect(portal.created).to.deep.equal([]);
    consent.resolve(undefined);
    await wizard.says('Activation created');
  });

  it('says what the host says against it, and keeps the draft', async () => {
    const { wizard, element, portal } = await readyToFinish();
    element.addEventListener('activation-submit', (event: ActivationSubmitEvent) =>
      event.waitUntil(Promise.reject(new ActivationError('forbidden', 'The contract ended.'))),
    );
    await wizard.press('Finish');
    await wizard.says('The contract ended.');
    expect(portal.created).to.deep.equal([]);
  });

  it('shows nothing of an error that is not meant for people', async () => {
    const { wizard, element } = await readyToFinish();
    element.addEventListener('activation-submit', (event: ActivationSubmitEvent) =>
      event.waitUntil(Promise.reject(new Error('secret of host-7.internal'))),
    );
    const told: unknown[] = [];
    element.addEventListener('activation-error', (event) => {
      event.preventDefault();
      told.push(event.detail.cause);
    });
    await wizard.press('Finish');
    await wizard.says('The portal stopped it.');
    expect(wizard.text).not.to.contain('host-7');
    expect(String(told)).to.equal('Error: secret of host-7.internal');
  });

  it('says why it failed, keeps everything, and tries again under the same key', async () => {
    const { wizard, portal, store } = await readyToFinish(
      new FakePortal().refuse('createActivation', rests, { times: 1 }),
    );
    await wizard.press('Finish');
    await wizard.says('The service rests. Nothing that you entered is lost.');
    expect(wizard.step).to.equal('review');
    expect(wizard.said('.pa-sum')[0]).to.contain('Partner drop');
    expect(await store.load('destination:amazon-s3')).not.to.equal(undefined);
    await wizard.press('Finish');
    await wizard.says('Activation created');
    expect(new Set(portal.created.map(({ key }) => key)).size).to.equal(1);
  });

  it('uses another key once something is changed: it would be another activation', async () => {
    const { wizard, portal } = await readyToFinish(new FakePortal().refuse('createActivation', rests, { times: 1 }));
    await wizard.press('Finish');
    await wizard.says('The service rests.');
    await wizard.type('Name of the activation', 'Another name');
    expect(wizard.text).not.to.contain('The service rests.');
    await wizard.press('Finish');
    await wizard.says('Activation created');
    expect(new Set(portal.created.map(({ key }) => key)).size).to.equal(2);
  });

  it('keeps the key with the draft before it is used', async () => {
    const { wizard, portal, store } = await readyToFinish(new FakePortal().refuse('createActivation', rests));
    await wizard.press('Finish');
    await wizard.says('The service rests.');
    expect(await store.load('destination:amazon-s3')).to.have.property('idempotencyKey', portal.created[0]!.key);
  });

  it('uses that key at the next visit, when the answer was lost with the page', async () => {
    const first = await readyToFinish(new FakePortal().refuse('createActivation', rests));
    await first.wizard.press('Finish');
    await first.wizard.says('The service rests.');
    first.element.remove();

    // It was created all the same.
    const portal = new FakePortal();
    portal.activations = [activation({ name: first.portal.created[0]!.input.name })];
    const { wizard } = await aWizard({ portal, store: first.store });
    await wizard.press('Go on with the draft');
    await wizard.until(() => wizard.whyOff('Finish') === undefined, 'a way to finish');
    await wizard.press('Finish');
    await wizard.says('Activation created');
    expect(portal.created[0]?.key).to.equal(first.portal.created[0]!.key);
  });

  it('says each value that the service does not take', async () => {
    const { wizard } = await readyToFinish(
      new FakePortal().refuse(
        'createActivation',
        new ActivationError('invalid', 'It cannot be created so.', {
          issues: [
            { path: 'audiences.0.schedule', message: 'starts too soon' },
            { path: 'name', message: 'is too long', code: 'too-long', bound: 255 },
          ],
        }),
      ),
    );
    await wizard.press('Finish');
    await wizard.says('audiences.0.schedule starts too soon.');
    await wizard.says('name must not be longer than 255 characters.');
  });

  it('reviews again what is refused, and leads to what stands against it by now', async () => {
    const { wizard, portal } = await readyToFinish();
    portal.refuse('createActivation', new ActivationError('invalid', 'An audience is gone.'));
    portal.review = (input) => ({
      ...portal.plainReview(input),
      blockers: [noteOf({ code: 'audience-deleted', audience: 'Car buyers' }, { step: 'audiences' })],
    });
    await wizard.press('Finish');
    await wizard.says('An audience is gone.');
    await wizard.says('Resolve 1 blocker to finish');
  });

  it('says on a French page only values that it has words for', async () => {
    const { wizard, portal } = await readyToFinish();
    wizard.element.lang = 'fr';
    portal.refuse(
      'createActivation',
      new ActivationError('invalid', 'It cannot be.', {
        issues: [
          { path: 'scheduling', message: 'The schedule has no run left.' },
          { path: 'name', message: 'is too long', code: 'too-long', bound: 255 },
        ],
      }),
    );
    wizard.element.requestUpdate();
    await wizard.says('Terminer');
    await wizard.press('Terminer');
    await wizard.says('name : ne peut pas dépasser 255 caractères.');
    expect(wizard.text).not.to.contain('The schedule has no run left.');
  });

  it('keeps everything when the session has ended, and goes on once it is renewed', async () => {
    const { wizard, portal } = await readyToFinish();
    portal.endSession();
    await wizard.press('Finish');
    await wizard.says('Your session has ended');
    portal.allow();
    await wizard.press('Finish');
    await wizard.says('Activation created');
  });
});

describe('the page at the end', () => {
  async function finished(portal = new FakePortal()) {
    const opened = await readyToFinish(portal);
    await opened.wizard.press('Finish');
    await opened.wizard.says('Activation created');
    return opened;
  }

  it('begins with its title', async () => {
    const { wizard } = await finished();
    await wizard.until(() => wizard.focused?.id === 'title', 'the focus at the title');
    expect(wizard.focused?.textContent).to.contain('Activation created');
  });

  it('says what was made, and when the first file comes', async () => {
    const { wizard } = await finished();
    expect(wizard.text).to.contain('2 audiences will be written to Partner drop.');
    expect(wizard.text).to.match(/First file: today, about 14:00/);
    expect(wizard.said('tbody tr')[0]).to.contain('Car buyers After evaluation Today, about 14:00 Waiting');
  });

  it('tells where the files are picked up', async () => {
    const { wizard } = await finished();
    expect(wizard.text).to.contain('s3://northwind-drop/prospects/');
    expect(wizard.text).to.contain('Wait for the manifest');
  });

  it('runs all now, once, and says that it did', async () => {
    const { wizard, portal } = await finished();
    await wizard.press('Run all now');
    await wizard.says('2 runs started');
    await wizard.press('Run all now');
    expect(portal.started).to.have.length(1);
    expect(wizard.said('tbody tr')[0]).to.contain('By hand Today, 09:41 Waiting');
  });

  it('tells what ended while it heard of nothing', async () => {
    const { wizard, portal } = await finished();
    await wizard.press('Run all now');
    await wizard.says('2 runs started');
    const succeeded: Run['state'] = { kind: 'succeeded', startedAt: NOW, endedAt: NOW };
    portal.runs = portal.runsOf('act-9' as ActivationId).map((run) => ({ ...run, state: succeeded }));
    portal.loseLink();
    await wizard.pass(5000);
    await wizard.until(() => wizard.said('tbody tr')[0]?.includes('Success') === true, 'the run that ended');
  });

  it('says why the runs did not start, and tries again under the same key', async () => {
    const { wizard, portal } = await finished(new FakePortal().refuse('startRuns', rests, { times: 1 }));
    await wizard.press('Run all now');
    await wizard.says('The runs could not be started');
    await wizard.press('Run all now');
    await wizard.says('2 runs started');
    expect(new Set(portal.started).size).to.equal(1);
  });

  it('does not run more audiences by hand than the session allows, and says where to', async () => {
    const portal = new FakePortal();
    portal.session = { ...portal.session, limits: { ...portal.session.limits, audiencesPerManualRun: 1 } };
    const { wizard } = await finished(portal);
    expect(wizard.whyOff('Run all now')).to.contain('At most 1 audiences');
  });

  it('leads to the monitor, with the activation', async () => {
    const { wizard, element } = await finished();
    const viewed: string[] = [];
    element.addEventListener('activation-view', (event) => {
      event.preventDefault();
      viewed.push(event.detail.id);
    });
    await wizard.press('Open the monitor');
    expect(viewed).to.deep.equal(['act-9']);
  });

  it('begins anew where more is activated', async () => {
    const { wizard } = await finished();
    await wizard.press('Activate more audiences');
    await wizard.loaded();
    expect(wizard.step).to.equal('destination');
    expect(wizard.whyOff('Next')).to.equal('Choose a connection');
  });
});
