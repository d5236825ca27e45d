import { expect } from '@open-wc/testing';
import type { ActivationId } from '../../../src/domain/ids.ts';
import type { Activation } from '../../../src/domain/activation.ts';
import type { Run } from '../../../src/domain/run.ts';
import type { Menu } from '../../../src/ui/menu/menu.ts';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import { deferred, until } from '../stub-adapter.ts';
import { buttonNamed, words } from '../words.ts';
import { activation, Events, monitor } from './monitor.fixture.ts';
import { run, running, succeeded } from './runs.ts';

const other = 'act-2' as ActivationId;
const { slot } = run('');

/** Two activations, of which the first has a run that goes on. */
async function two() {
  const events = new Events();
  let list: readonly Activation[] = [activation('Q4 drop'), activation('Solar', { id: other })];
  let answerRuns: (() => Promise<readonly Run[]>) | undefined;
  const shown = await monitor(
    [],
    {
      listActivations: () => Promise.resolve({ items: [...list], nextCursor: null }),
      listRuns: async ({ activationId }) => ({
        items:
          answerRuns === undefined
            ? activationId === other
              ? [run('Parents', { activationId: other, state: succeeded })]
              : [run('Buyers', { state: running(62) })]
            : [...(await answerRuns())],
        nextCursor: null,
      }),
      deleteActivation: (id) => {
        list = list.filter((one) => one.id !== id);
        return Promise.resolve();
      },
    },
    events,
  );
  await until(() => shown.text().includes('Buyers'));
  return {
    ...shown,
    events,
    heading: () => words(shown.root.querySelector('#detail-name')),
    list: (activations: readonly Activation[]) => (list = activations),
    answer: (runs: (() => Promise<readonly Run[]>) | undefined) => (answerRuns = runs),
    erase: async (name: string) => {
      const menu = [...shown.root.querySelectorAll<Menu>('tbody pa-menu')].find(({ label }) => label.includes(name))!;
      menu.items.find((item) => item.kind === 'action' && item.danger === true && (item.select(), true));
      await until(() => shown.root.querySelector('pa-dialog')?.open === true);
      shown.press('Delete activation');
    },
  };
}

describe('the activation that the monitor shows', () => {
  it('is the next one after it was deleted, with that one’s runs alone', async () => {
    const { erase, heading, text } = await two();
    await erase('Q4 drop');
    await until(() => heading() === 'Solar' && text().includes('Parents'));
    expect(text()).not.to.contain('Buyers');
  });

  it('never shows the runs of the one before, while its own are on their way', async () => {
    const { answer, erase, heading, root, text } = await two();
    answer(() => new Promise(() => undefined));
    await erase('Q4 drop');
    await until(() => !words(root.querySelector('tbody')).includes('Q4 drop'));
    expect(text()).not.to.contain('Buyers');
    expect(heading()).to.equal('');
  });

  it('stays the chosen one where it could not be deleted', async () => {
    const { element, erase, heading, root, text } = await two();
    element.activationId = other;
    await until(() => heading() === 'Solar');
    element.adapter!.deleteActivation = () => Promise.reject(new ActivationError('conflict', 'It was changed.'));
    await erase('Solar');
    await until(() => text().includes('It was changed.'));
    expect([heading(), element.activationId]).to.deep.equal(['Solar', other]);
    expect(root.querySelector('.pa-mon-said')).not.to.equal(null);
  });

  it('is no other one where the one that is asked for is not there', async () => {
    const { element, heading, text } = await two();
    element.activationId = 'act-gone';
    await until(() => text().includes('This activation does not exist'));
    expect(heading()).to.equal('');
    element.activationId = other;
    await until(() => heading() === 'Solar');
  });

  it('is found where it was made after the list was read', async () => {
    const { element, heading, list, text } = await two();
    list([activation('Q4 drop'), activation('New one', { id: 'act-3' as ActivationId })]);
    element.activationId = 'act-3';
    await until(() => heading() === 'New one');
    expect(text()).not.to.contain('does not exist');
  });

  it('is read once more for all that is announced while an answer is on its way', async () => {
    const { element, events, text } = await two();
    const answers: ReturnType<typeof deferred<{ items: Activation[]; nextCursor: null }>>[] = [];
    element.adapter!.listActivations = () => {
      answers.push(deferred());
      return answers.at(-1)!.promise;
    };
    for (let audience = 0; audience < 50; audience += 1) events.send(run(`Ended ${audience}`, { state: succeeded }));
    await until(() => text().includes('Ended 49'));
    expect(answers).to.have.length(1);
    answers[0]!.resolve({ items: [activation('Q4 drop')], nextCursor: null });
    await until(() => answers.length === 2);
  });

  it('says so where its runs could not be read again, and keeps those it has', async () => {
    const { answer, element, root, text } = await two();
    answer(() => Promise.reject(new ActivationError('unavailable', 'Away.')));
    element.refresh();
    await until(() => text().includes('The runs could not be loaded'));
    expect(text()).to.contain('Buyers');
    answer(undefined);
    buttonNamed(root, 'Try again').click();
    await until(() => !text().includes('The runs could not be loaded'));
  });

  it('is brought into sight in a long list, which does not grow past a dozen rows', async () => {
    const { element, list, root } = await two();
    list(Array.from({ length: 200 }, (_, at) => activation(`Activation ${at}`, { id: `act-${at}` as ActivationId })));
    element.activationId = 'act-150';
    await until(() => root.querySelector('[aria-selected="true"]')?.textContent.includes('Activation 150') === true);
    const box = root.querySelector('.pa-mon-list')!.getBoundingClientRect();
    const row = root.querySelector('[aria-selected="true"]')!.getBoundingClientRect();
    expect(box.height).to.be.lessThan(700);
    expect(row.top >= box.top && row.bottom <= box.bottom + 1).to.equal(true);
  });

  it('has the focus where it is while rows change their places, and not another row in its stead', async () => {
    const { element, list, root } = await two();
    const pause = buttonNamed(root, 'Pause Solar');
    pause.focus();
    list([activation('Zeta'), activation('Solar', { id: other })]);
    element.refresh();
    await until(() => words(root.querySelector('tbody tr')).includes('Solar'));
    expect(root.activeElement?.getAttribute('aria-label')).to.equal('Pause Solar');
  });
});

describe('a deed in the monitor', () => {
  it('is done once however often its button is pressed', async () => {
    const { element, press } = await two();
    const started = deferred<Run[]>();
    let calls = 0;
    element.adapter!.startRuns = () => {
      calls += 1;
      return started.promise;
    };
    press('Run now');
    press('Run now');
    expect(calls).to.equal(1);
    started.resolve([]);
    await until(() => words(element.shadowRoot!.querySelector('.pa-stack > .pa-sr')).includes('have started'));
    press('Run now');
    expect(calls).to.equal(2);
  });

  it('retries the others where one of several is refused', async () => {
    const failed = { kind: 'failed', startedAt: slot, endedAt: slot } as const;
    const error = { title: 'S3 is overloaded', message: '', nextStep: '' };
    const { element, answer, press, text } = await two();
    answer(() => Promise.resolve(['A', 'B'].map((name) => run(name, { state: { ...failed, error } }))));
    element.refresh();
    await until(() => text().includes('Retry 2 failed audiences'));
    const retried: string[] = [];
    const late = deferred<Run>();
    element.adapter!.retryRun = (id) => {
      retried.push(id);
      return retried.length === 1 ? Promise.reject(new ActivationError('conflict', 'It runs already.')) : late.promise;
    };
    press('Retry 2 failed audiences');
    late.resolve(run('B'));
    await until(() => text().includes('It runs already.'));
    expect(retried).to.have.length(2);
  });

  it('leaves the focus in the run when its button goes', async () => {
    const { element, answer, root } = await two();
    element.adapter!.cancelRun = () => {
      answer(() => Promise.resolve([run('Buyers', { state: { kind: 'cancelled', startedAt: slot, endedAt: slot } })]));
      return Promise.resolve(run('Buyers'));
    };
    const cancel = buttonNamed(root, 'Cancel run');
    cancel.focus();
    cancel.click();
    await until(() => !cancel.isConnected);
    await element.updateComplete;
    expect(words(root.activeElement)).to.contain('Buyers');
  });

  it('tells its refusal in sight until that is read', async () => {
    const { element, press, root, text } = await two();
    element.adapter!.updateActivation = () => Promise.reject(new ActivationError('conflict', 'It was changed.'));
    press('Pause Q4 drop');
    await until(() => text().includes('It was changed.'));
    buttonNamed(root.querySelector('.pa-mon-said')!, 'Close').click();
    await until(() => !text().includes('It was changed.'));
  });
});
