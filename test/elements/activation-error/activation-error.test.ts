import { expect, fixture, html } from '@open-wc/testing';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../../src/adapter/activation-error.ts';
import type { Destination } from '../../../src/domain/destination.ts';
import '../../../src/elements/index.ts';
import { stubAdapter, until } from '../stub-adapter.ts';

const destination = {
  id: 'amazon-s3',
  name: 'Amazon S3',
  connector: 'amazon-s3',
  dataTypes: [],
} as unknown as Destination;

/** Every element that asks, with an adapter whose first answer is this. */
function elementsOver(getSession: ActivationAdapter['getSession']) {
  const adapter = stubAdapter({
    getSession,
    listDestinations: () => new Promise(() => undefined),
    listAccounts: () => new Promise(() => undefined),
    listActivations: () => new Promise(() => undefined),
    listConnections: () => new Promise(() => undefined),
    watchRuns: async function* () {
      await new Promise(() => undefined);
      yield { type: 'gap' };
    } as never,
  });
  return {
    'prospect-catalog': html`<prospect-catalog .adapter=${adapter}></prospect-catalog>`,
    'connect-destination': html`<connect-destination
      .adapter=${adapter}
      .destination=${destination}
    ></connect-destination>`,
    'activation-wizard': html`<activation-wizard .adapter=${adapter} .destination=${destination}></activation-wizard>`,
    'activation-monitor': html`<activation-monitor .adapter=${adapter}></activation-monitor>`,
  };
}

/** What reaches the developer: the events, and what nobody has cancelled of them. */
async function told(
  element: ReturnType<typeof elementsOver>[keyof ReturnType<typeof elementsOver>],
  { cancels = false } = {},
) {
  const errors: ActivationError[] = [];
  const reports: unknown[] = [];
  const room = document.createElement('div');
  room.addEventListener('activation-error', (event) => {
    errors.push(event.detail);
    if (cancels) event.preventDefault();
  });
  const { onerror } = window;
  window.onerror = (_message, _source, _line, _column, error) => {
    reports.push(error);
    // Heard: the browser need not write it to the console as well.
    return true;
  };
  try {
    const { shadowRoot } = await fixture<HTMLElement>(element, { parentNode: room });
    await until(() => shadowRoot!.querySelector('[role="alert"]') !== null);
  } finally {
    window.onerror = onerror;
  }
  return { errors, reports };
}

describe('a failure that the service gave no reason for', () => {
  const defect = new TypeError('adapter.sessions is undefined');
  const throwing = elementsOver(() => Promise.reject(defect));
  const refusing = elementsOver(() => Promise.reject(new ActivationError('unavailable', 'The service rests.')));

  for (const tag of Object.keys(throwing) as (keyof typeof throwing)[]) {
    it(`is told and reported once, with its cause: ${tag}`, async () => {
      const { errors, reports } = await told(throwing[tag]);
      expect(errors.map(({ code, cause }) => [code, cause])).to.deep.equal([['unavailable', defect]]);
      expect(reports).to.deep.equal([defect]);
    });

    it(`is not reported where the host has cancelled it: ${tag}`, async () => {
      const { errors, reports } = await told(throwing[tag], { cancels: true });
      expect([errors.length, reports.length]).to.deep.equal([1, 0]);
    });

    it(`is told apart from what the service says itself: ${tag}`, async () =>
      expect(await told(refusing[tag])).to.deep.equal({ errors: [], reports: [] }));
  }
});
