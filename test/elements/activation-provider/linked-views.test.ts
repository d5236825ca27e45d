import { expect, fixture, html } from '@open-wc/testing';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import '../../../src/elements/index.ts';
import type { ActivationProvider } from '../../../src/elements/activation-provider/activation-provider.ts';
import { ActivationCancelEvent } from '../../../src/elements/activation-wizard/activation-cancel-event.ts';
import { ActivationLeaveEvent } from '../../../src/elements/activation-wizard/activation-leave-event.ts';
import { ActivationViewEvent } from '../../../src/elements/activation-wizard/activation-view-event.ts';
import { ActivationEditEvent } from '../../../src/elements/activation-monitor/activation-edit-event.ts';
import { DestinationActivateEvent } from '../../../src/elements/prospect-catalog/destination-activate-event.ts';
import { DestinationSetUpEvent } from '../../../src/elements/prospect-catalog/destination-set-up-event.ts';
import { DestinationViewEvent } from '../../../src/elements/prospect-catalog/destination-view-event.ts';
import { activation, Events } from '../activation-monitor/monitor.fixture.ts';
import { stubAdapter, until } from '../stub-adapter.ts';
import { buttonNamed, words } from '../words.ts';

const sftp = { id: 'sftp', name: 'SFTP', connector: 'host', dataTypes: ['prospects'] } as unknown as Destination;

const tags = ['prospect-catalog', 'connect-destination', 'activation-wizard', 'activation-monitor'] as const;

/** The page of the guide: all views, of which the catalogue is shown first. */
async function page() {
  const asked: (keyof ActivationAdapter)[] = [];
  const empty = { items: [], nextCursor: null };
  const adapter = stubAdapter({
    listDestinations: () => Promise.resolve([]),
    listConnections: () => Promise.resolve(empty),
    listRuns: () => Promise.resolve(empty),
    listActivations: () => {
      asked.push('listActivations');
      return Promise.resolve({
        items: [activation('Q4 drop'), activation('By SFTP', { id: 'act-2' as never, destinationId: sftp.id })],
        nextCursor: null,
      });
    },
    watchRuns: (_query, options) => {
      asked.push('watchRuns');
      return new Events().stream(options?.signal);
    },
    getActivation: () => new Promise(() => undefined),
  });
  const provider = await fixture<ActivationProvider>(
    html`<activation-provider link .adapter=${adapter}>
      <prospect-catalog></prospect-catalog>
      <connect-destination hidden></connect-destination>
      <activation-wizard hidden></activation-wizard>
      <activation-monitor hidden></activation-monitor>
    </activation-provider>`,
  );
  const view = <Tag extends (typeof tags)[number]>(tag: Tag) => provider.querySelector(tag)!;
  /** Waits until a view alone is shown, with the focus on its heading. */
  const shown = (tag: (typeof tags)[number]) =>
    until(
      () =>
        tags.every((other) => view(other).hidden === (other !== tag)) &&
        document.activeElement === view(tag) &&
        view(tag).shadowRoot!.activeElement?.localName === 'h1',
    );
  const text = (tag: (typeof tags)[number]) => words(view(tag).shadowRoot!.querySelector('div'));
  return { asked, view, shown, text };
}

describe('linked views', () => {
  it('put the focus on the heading of what is shown', async () => {
    const { view, shown } = await page();
    view('prospect-catalog').dispatchEvent(new DestinationActivateEvent(sftp));
    await shown('activation-wizard');
    view('activation-wizard').dispatchEvent(new ActivationCancelEvent({ draftKept: false }));
    await shown('prospect-catalog');
    view('prospect-catalog').dispatchEvent(new DestinationSetUpEvent(sftp));
    await shown('connect-destination');
  });

  it('lead back to the destinations after the end of the wizard', async () => {
    const { view, shown } = await page();
    view('prospect-catalog').dispatchEvent(new DestinationActivateEvent(sftp));
    await shown('activation-wizard');
    view('activation-wizard').dispatchEvent(new ActivationLeaveEvent());
    await shown('prospect-catalog');
  });

  it('lead back to the monitor from an edit that began there, and to the catalogue from an activation', async () => {
    const { view, shown } = await page();
    view('activation-monitor').dispatchEvent(new ActivationEditEvent(activation('Q4 drop')));
    await shown('activation-wizard');
    view('activation-wizard').dispatchEvent(new ActivationCancelEvent({ draftKept: false }));
    await shown('activation-monitor');
    view('prospect-catalog').dispatchEvent(new DestinationActivateEvent(sftp));
    await shown('activation-wizard');
    view('activation-wizard').dispatchEvent(new ActivationCancelEvent({ draftKept: false }));
    await shown('prospect-catalog');
  });

  it('lead out of the form for a destination that cannot be set up here', async () => {
    const { view, shown } = await page();
    view('prospect-catalog').dispatchEvent(new DestinationSetUpEvent(sftp));
    await shown('connect-destination');
    buttonNamed(view('connect-destination').shadowRoot!, 'Back').click();
    await shown('prospect-catalog');
  });

  it('show of a destination what is activated to it, until the person wants all', async () => {
    const { view, shown, text } = await page();
    view('prospect-catalog').dispatchEvent(new DestinationViewEvent(sftp));
    await shown('activation-monitor');
    await until(() => text('activation-monitor').includes('By SFTP'));
    expect(text('activation-monitor')).not.to.contain('Q4 drop');
    buttonNamed(view('activation-monitor').shadowRoot!, 'Remove filter Destination: SFTP').click();
    await until(() => text('activation-monitor').includes('Q4 drop'));
  });

  it('show an activation whatever destination was looked at before', async () => {
    const { view, shown, text } = await page();
    view('prospect-catalog').dispatchEvent(new DestinationViewEvent(sftp));
    await shown('activation-monitor');
    view('activation-wizard').dispatchEvent(new ActivationViewEvent(activation('Q4 drop')));
    await until(() => text('activation-monitor').includes('Q4 drop'));
  });

  it('ask nothing, and follow no runs, before they are shown', async () => {
    const { asked, view, shown, text } = await page();
    await until(() => text('prospect-catalog').includes('No destination'));
    expect(asked).to.deep.equal([]);
    view('prospect-catalog').dispatchEvent(new DestinationViewEvent(sftp));
    await shown('activation-monitor');
    expect(asked).to.have.members(['listActivations', 'watchRuns']);
  });
});
