import { expect, fixture, html } from '@open-wc/testing';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Clock } from '../../../src/adapter/clock.ts';
import type { Run } from '../../../src/domain/run.ts';
import type { ActivationMonitor } from '../../../src/elements/activation-monitor/activation-monitor.ts';
import { deferred, stubAdapter, until } from '../stub-adapter.ts';
import { words } from '../words.ts';
import { activation, clock, Events } from './monitor.fixture.ts';
import { run, running, succeeded } from './runs.ts';

/** A clock of which a test ends each pause itself. */
class HandClock implements Clock {
  readonly #pauses: { readonly milliseconds: number; readonly end: () => void }[] = [];

  #at = clock.now();

  now(): number {
    return this.#at;
  }

  move(milliseconds: number): void {
    this.#at += milliseconds;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const pause = { milliseconds, end: resolve };
      this.#pauses.push(pause);
      signal?.addEventListener('abort', () => {
        this.#pauses.splice(this.#pauses.indexOf(pause), 1);
        reject(new DOMException('The wait was aborted', 'AbortError'));
      });
    });
  }

  /** Ends the pause of so many milliseconds, when it has begun. */
  async pass(milliseconds: number): Promise<void> {
    const found = () => this.#pauses.find((pause) => pause.milliseconds === milliseconds);
    await until(() => found() !== undefined);
    const pause = found()!;
    this.#pauses.splice(this.#pauses.indexOf(pause), 1);
    pause.end();
  }
}

/** Until a link that was asked for again counts as up. */
const STEADY = 1500;

/** A monitor whose links a test loses and finds again. */
async function linked(methods: Partial<ActivationAdapter> = {}) {
  const time = new HandClock();
  const links: { readonly lose: (error: unknown) => void; readonly events: Events }[] = [];
  let listed: readonly Run[] = [run('Buyers', { state: running(62) })];
  const adapter = stubAdapter({
    listActivations: () => Promise.resolve({ items: [activation('Q4 drop')], nextCursor: null }),
    listConnections: () => Promise.resolve({ items: [], nextCursor: null }),
    listRuns: () => Promise.resolve({ items: [...listed], nextCursor: null }),
    watchRuns: (_query, options) => {
      const lost = deferred<never>();
      const events = new Events();
      links.push({ lose: lost.reject, events });
      return (async function* () {
        const stream = events.stream(options?.signal);
        for (;;) {
          const next = await Promise.race([stream.next(), lost.promise]);
          if (next.done === true) return;
          yield next.value;
        }
      })();
    },
    ...methods,
  });
  const element = await fixture<ActivationMonitor>(
    html`<activation-monitor .adapter=${adapter} .clock=${time}></activation-monitor>`,
  );
  const root = element.shadowRoot!;
  const text = () => words(root.querySelector('.pa-stack'));
  await until(() => text().includes('Buyers'));
  return {
    element,
    time,
    text,
    link: () => words(root.querySelector('header [role=status]')),
    isAt: (count: number) => until(() => links.length === count),
    lose: (error: unknown = new ActivationError('unavailable', 'Away.')) => links.at(-1)!.lose(error),
    send: (event: Run) => links.at(-1)!.events.send(event),
    list: (runs: readonly Run[]) => (listed = runs),
  };
}

describe('live link of the activation monitor', () => {
  it('reads again what happened while it was lost', async () => {
    const { lose, link, list, time, text } = await linked();
    lose();
    await until(() => link() === 'Not live');
    list([run('Buyers', { state: succeeded })]);
    await time.pass(1000);
    await time.pass(STEADY);
    await until(() => link() === 'Live' && text().includes('Success') && !text().includes('62%'));
  });

  it('is live again with the first event, without a wait', async () => {
    const { lose, link, send, time, isAt } = await linked();
    lose();
    await time.pass(1000);
    await isAt(2);
    send(run('Buyers', { state: running(80) }));
    await until(() => link() === 'Live');
  });

  it('does not say that it is live while attempt after attempt fails', async () => {
    const { lose, link, time, isAt } = await linked();
    const said: string[] = [];
    for (const [attempt, wait] of [1000, 2000, 4000].entries()) {
      lose();
      await time.pass(wait);
      await isAt(attempt + 2);
      said.push(link());
    }
    expect(said).to.deep.equal(['Not live', 'Not live', 'Not live']);
  });

  it('asks less and less often, and at once again after it held', async () => {
    const { lose, link, time, isAt } = await linked();
    lose();
    await time.pass(1000);
    await isAt(2);
    lose();
    await time.pass(2000);
    await isAt(3);
    await time.pass(STEADY);
    await until(() => link() === 'Live');
    lose();
    await time.pass(1000);
    await isAt(4);
  });

  it('is not needed for what the clock alone tells: how long a run goes on', async () => {
    const { text, time } = await linked();
    expect(text()).to.contain('40 s');
    time.move(60_000);
    await time.pass(30_000);
    await until(() => text().includes('1 min 40 s'));
  });

  it('is found again by a refresh after a refusal, as when the person has signed in again', async () => {
    const { element, lose, link, isAt } = await linked();
    lose(new ActivationError('unauthenticated', 'Sign in.'));
    await until(() => link() === 'Not live');
    element.refresh();
    await isAt(2);
    await until(() => link() === 'Live');
  });
});
