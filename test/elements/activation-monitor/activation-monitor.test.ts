import { expect } from '@open-wc/testing';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Run } from '../../../src/domain/run.ts';
import type { Menu } from '../../../src/ui/menu/menu.ts';
import { forbidden, fullSession, until } from '../stub-adapter.ts';
import { buttonNamed, words } from '../words.ts';
import { activation, Events, monitor } from './monitor.fixture.ts';
import { run, running, succeeded } from './runs.ts';

const sha256 = 'ab'.repeat(32);
const written = run('Parents', {
  state: succeeded,
  ledger: { read: 100, excluded: 7, duplicates: 3, notDelivered: 0, written: 90 },
  files: [{ kind: 'data', key: 'prospects/parents.csv', rows: 90, bytes: 22, sha256 }],
});
const failed = run('Readers', {
  state: {
    kind: 'failed',
    startedAt: '2026-11-24T13:00:00Z',
    endedAt: '2026-11-24T13:00:30Z',
    error: {
      title: 'S3 refused the upload',
      message: 'Not allowed.',
      nextStep: 'Add the policy.',
      serviceCode: 'AccessDenied',
      serviceStatus: 403,
    },
  },
});

describe('activation monitor', () => {
  it('opens what runs and what failed, and says what to do', async () => {
    const { text } = await monitor([run('Buyers', { state: running(62) }), failed, written]);
    expect(text()).to.contain('62%');
    expect(text()).to.contain('S3 refused the upload');
    expect(text()).to.contain('403 AccessDenied');
    expect(text()).to.contain('Nothing incomplete is visible in the bucket.');
    expect(text()).not.to.contain('prospects/parents.csv');
  });

  it('shows a run as it goes on', async () => {
    const events = new Events();
    const { text } = await monitor([run('Buyers', { state: running(62) })], {}, events);
    events.send(run('Buyers', { state: running(80) }));
    await until(() => text().includes('80%'));
  });

  it('shows a run that was not there before', async () => {
    const events = new Events();
    const { text } = await monitor([], {}, events);
    expect(text()).to.contain('No run yet');
    events.send(run('Newcomers', { state: running(1) }));
    await until(() => text().includes('Newcomers'));
  });

  it('reads the ledger as a sum, with the files and their checksums', async () => {
    const { root, text } = await monitor([written]);
    root.querySelector<HTMLElement>('.pa-run > summary')!.click();
    await until(() => text().includes('prospects/parents.csv'));
    expect([...root.querySelectorAll('.pa-ledger dd')].map(words)).to.deep.equal(['100', '7', '3', '90']);
    expect(root.querySelector<HTMLElement>('.pa-files code')?.title).to.equal(sha256);
  });

  it('shows a finished file as it lies in the bucket', async () => {
    const { root, press } = await monitor([written], {
      readRunFile: () =>
        Promise.resolve({ contentType: 'text/csv', bytes: 22, body: new Response('partnerID\n0004711822\n').body! }),
    });
    root.querySelector<HTMLElement>('.pa-run > summary')!.click();
    await until(() => root.querySelector('.pa-files') !== null);
    press('Open prospects/parents.csv');
    await until(() => words(root.querySelector('pa-dialog pre')).includes('0004711822'));
  });

  it('says in the dialog of a file, which lies over all else, why it could not be saved', async () => {
    let reads = 0;
    const { root, press } = await monitor([written], {
      readRunFile: () =>
        (reads += 1) === 1
          ? Promise.resolve({ contentType: 'text/csv', bytes: 3, body: new Response('id\n').body! })
          : Promise.reject(new ActivationError('unavailable', 'The bucket is away.')),
    });
    root.querySelector<HTMLElement>('.pa-run > summary')!.click();
    await until(() => root.querySelector('.pa-files') !== null);
    press('Open prospects/parents.csv');
    const dialog = root.querySelector('pa-dialog[size="lg"]')!;
    await until(() => words(dialog.querySelector('pre')) === 'id');
    buttonNamed(dialog, 'Download').click();
    await until(() => words(dialog.querySelector('[role=alert]')).includes('The bucket is away.'));
    expect(words(dialog.querySelector('pre'))).to.equal('id');
  });

  it('does not show packed bytes as text', async () => {
    const { root, press } = await monitor([written], {
      readRunFile: () =>
        Promise.resolve({
          contentType: 'application/gzip',
          bytes: 4,
          body: new Response(new Uint8Array([0x1f, 0x8b, 8, 0])).body!,
        }),
    });
    root.querySelector<HTMLElement>('.pa-run > summary')!.click();
    await until(() => root.querySelector('.pa-files') !== null);
    press('Open prospects/parents.csv');
    await until(() => words(root.querySelector('pa-dialog[size="lg"]')).includes('packed or binary'));
  });

  it('lists the newest slots, and earlier ones on demand', async () => {
    const days = Array.from({ length: 5 }, (_, day) =>
      run('Parents', { slot: `2026-11-${20 - day}T13:00:00Z`, state: succeeded }),
    );
    const { root, press } = await monitor(days);
    expect(root.querySelectorAll('.pa-run')).to.have.length(3);
    press('Show earlier runs');
    await until(() => root.querySelectorAll('.pa-run').length === 5);
  });

  it('retries, cancels, runs and pauses by the adapter', async () => {
    const calls: string[] = [];
    const done = (name: string) => (id: string) => {
      calls.push(`${name} ${id}`);
      return Promise.resolve(failed);
    };
    const { press } = await monitor([run('Buyers', { state: running(62) }), failed], {
      retryRun: done('retry'),
      cancelRun: done('cancel'),
      startRuns: (id) => done('start')(id).then((one) => [one]),
      updateActivation: (id, change, { etag }) => {
        calls.push(`${String(change.status)} ${id} ${etag}`);
        return Promise.resolve(activation('Q4 drop'));
      },
    });
    press('Retry this audience');
    press('Cancel run');
    press('Run now');
    press('Pause Q4 drop');
    expect(calls).to.deep.equal([
      `retry ${failed.id}`,
      'cancel run Buyers 2026-11-24T13:00:00Z 1',
      'start act-1',
      'paused act-1 7',
    ]);
  });

  it('marks the language of a service that speaks another one', async () => {
    const { press, root } = await monitor([failed], {
      retryRun: () => Promise.reject(new ActivationError('conflict', 'Schon im Gange.', { language: 'de' })),
    });
    press('Retry this audience');
    await until(() => root.querySelector('.pa-mon-said [lang=de]') !== null);
    expect(words(root.querySelector('.pa-mon-said [lang=de]'))).to.equal('Schon im Gange.');
  });

  it('lets an activation that needs attention go on, once what it names is mended', async () => {
    const changes: unknown[] = [];
    const stopped = activation('Q4 drop', { status: 'needs-attention', attentionCode: 'runs-failed' });
    const { press, text } = await monitor([], {
      listActivations: () => Promise.resolve({ items: [stopped], nextCursor: null }),
      updateActivation: (_id, change) => {
        changes.push(change);
        return Promise.resolve(activation('Q4 drop'));
      },
    });
    expect(text()).to.contain('Mend what the runs name, then resume the activation.');
    press('Resume Q4 drop');
    expect(changes).to.deep.equal([{ status: 'enabled' }]);
  });

  it('says why a press came to nothing, and keeps what is shown', async () => {
    const { press, text } = await monitor([failed], {
      retryRun: () => Promise.reject(new ActivationError('conflict', 'It runs already.')),
    });
    press('Retry this audience');
    await until(() => text().includes('It runs already.'));
    expect(text()).to.contain('Readers');
  });

  it('asks before it deletes', async () => {
    let deleted = 0;
    const { root, press } = await monitor([], {
      deleteActivation: () => {
        deleted += 1;
        return Promise.resolve();
      },
    });
    const menu = root.querySelector<Menu>('tbody pa-menu')!;
    menu.items.find((item) => item.kind === 'action' && item.danger === true && (item.select(), true));
    await until(() => root.querySelector('pa-dialog')?.open === true);
    expect(deleted).to.equal(0);
    press('Delete activation');
    await until(() => deleted === 1);
  });

  it('tells the host of Edit and New activation', async () => {
    const { element, press } = await monitor([]);
    const told: string[] = [];
    element.addEventListener('activation-edit', ({ detail }) => told.push(`edit ${detail.name}`));
    element.addEventListener('activation-new', () => told.push('new'));
    press('Edit');
    press('New activation');
    expect(told).to.deep.equal(['edit Q4 drop', 'new']);
  });

  it('offers nothing new where it could not be read who is asking', async () => {
    const { element, root, press } = await monitor([], {
      getSession: () => Promise.reject(new ActivationError('unavailable', 'The service does not answer.')),
    });
    let told = 0;
    element.addEventListener('activation-new', () => (told += 1));
    press('New activation');
    expect(told).to.equal(0);
    expect(buttonNamed(root, 'New activation').ariaDisabled).to.equal('true');
    expect(buttonNamed(root, 'New activation').ariaDescription).to.equal('The activations could not be loaded');
  });

  it('keeps what a permission forbids in its place, off, with the reason', async () => {
    const { root } = await monitor([failed, written], {
      getSession: () => Promise.resolve({ ...fullSession, permissions: ['view-destinations'] }),
    });
    [...root.querySelectorAll<HTMLElement>('.pa-run > summary')].at(-1)!.click();
    await until(() => root.querySelector('.pa-files') !== null);
    for (const label of [
      'New activation',
      'Run now',
      'Edit',
      'Retry this audience',
      'Pause Q4 drop',
      'Open prospects/parents.csv',
      'Download prospects/parents.csv',
    ]) {
      const button = buttonNamed(root, label);
      expect(button.ariaDisabled, label).to.equal('true');
      expect(button.ariaDescription, label).to.contain('Activate destinations');
    }
  });

  it('says what to do when nothing is activated yet', async () => {
    expect(
      (await monitor([], { listActivations: () => Promise.resolve({ items: [], nextCursor: null }) })).text(),
    ).to.contain('Choose Activate on a destination');
  });

  it('says which permission is missing', async () => {
    expect(
      (await monitor([], { listActivations: () => Promise.reject(forbidden('view-destinations')) })).text(),
    ).to.contain('You cannot see activations');
  });

  it('offers another try when it could not be loaded', async () => {
    let tries = 0;
    const { press, text } = await monitor([], {
      listActivations: () =>
        ++tries === 1
          ? Promise.reject(new ActivationError('unavailable', 'Away.'))
          : Promise.resolve({ items: [activation('Q4 drop')], nextCursor: null }),
    });
    press('Try again');
    await until(() => text().includes('Q4 drop'));
  });

  for (const [title, runs] of [
    ['with runs of every kind', [run('Buyers', { state: running(62) }), failed, written, run('Waiting')]],
    ['without runs', []],
  ] as [string, Run[]][]) {
    it(`can be used by everyone: ${title}`, async () => {
      await expect((await monitor(runs)).element).to.be.accessible();
    });
  }
});
