import { expect } from '@open-wc/testing';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import { deferred, stubAdapter, until } from '../stub-adapter.ts';
import { words } from '../words.ts';
import { activation, Events, monitor } from './monitor.fixture.ts';
import { run, running } from './runs.ts';

/** A monitor of somebody who is signed in, with the end of its stream of events. */
async function signedIn(methods: Partial<ActivationAdapter> = {}) {
  const events = new Events();
  const streams: AbortSignal[] = [];
  const page = await monitor([run('Buyers', { state: running(62) })], {
    watchRuns: (_query, options) => {
      streams.push(options!.signal!);
      return events.stream(options?.signal);
    },
    ...methods,
  });
  return { ...page, streams };
}

/** Of another person, with one activation. */
function another(name: string, methods: Partial<ActivationAdapter> = {}): ActivationAdapter {
  return stubAdapter({
    listActivations: () => Promise.resolve({ items: [activation(name)], nextCursor: null }),
    listConnections: () => Promise.resolve({ items: [], nextCursor: null }),
    listRuns: () => Promise.resolve({ items: [], nextCursor: null }),
    watchRuns: (_query, options) => new Events().stream(options?.signal),
    ...methods,
  });
}

describe('activation monitor whose adapter is taken away, or changed for another', () => {
  it('shows nothing any more of what the former one told, and does not say that it is live', async () => {
    const { element, root, text } = await signedIn();
    element.adapter = undefined;
    await element.updateComplete;
    expect(text()).not.to.contain('Q4 drop');
    expect(text()).not.to.contain('Buyers');
    expect(words(root.querySelector('header'))).not.to.match(/live/i);
  });

  it('closes the stream of events', async () => {
    const { element, streams } = await signedIn();
    element.adapter = undefined;
    await element.updateComplete;
    expect(streams.map(({ aborted }) => aborted)).to.deep.equal([true]);
  });

  it('shows only what the next one tells, from its first moment on', async () => {
    const { element, text } = await signedIn();
    const listed = deferred<Awaited<ReturnType<ActivationAdapter['listActivations']>>>();
    element.adapter = another('Spring', { listActivations: () => listed.promise });
    await element.updateComplete;
    expect(text()).not.to.contain('Q4 drop');
    listed.resolve({ items: [activation('Spring')], nextCursor: null });
    await until(() => text().includes('Spring'));
    expect(text()).not.to.contain('Buyers');
  });

  it('forgets which activation was chosen, unless the host says which', async () => {
    const { element, press } = await signedIn();
    press('Q4 drop');
    await element.updateComplete;
    element.adapter = undefined;
    await element.updateComplete;
    expect(element.activationId).to.equal(undefined);
    element.activationId = 'act-7';
    element.adapter = another('Spring');
    await element.updateComplete;
    expect(element.activationId).to.equal('act-7');
  });

  it('does not show why a deed of the former one failed', async () => {
    const paused = deferred<never>();
    const { element, press, text } = await signedIn({ updateActivation: () => paused.promise });
    press('Pause');
    element.adapter = another('Spring');
    await until(() => text().includes('Spring'));
    paused.reject(new Error('too late'));
    await paused.promise.catch(() => undefined);
    await element.updateComplete;
    expect(text()).not.to.contain('could not');
  });
});
