import { fixture, html } from '@open-wc/testing';
import { VirtualClock } from '../../../mocks/virtual-clock.ts';
import { MemoryDraftStore, type DraftStore } from '../../../src/adapter/draft-store.ts';
import type { ActivationWizard } from '../../../src/elements/activation-wizard/activation-wizard.ts';
import '../../../src/elements/activation-wizard/activation-wizard.ts';
import { WizardHarness } from './activation-wizard.harness.ts';
import { destination, FakePortal, NOW } from './fake-portal.ts';

export interface Opening extends Partial<Pick<ActivationWizard, 'step' | 'config' | 'activationId' | 'destinationId'>> {
  readonly portal?: FakePortal;
  readonly store?: DraftStore;
  /** Of the room in which it stands. */
  readonly width?: string;
}

/** A wizard over a made-up portal, with a clock that stands still until it is moved. */
export async function aWizard({ portal = new FakePortal(), store, width, ...properties }: Opening = {}) {
  const room = document.createElement('div');
  room.style.inlineSize = width ?? '1200px';
  const clock = new VirtualClock(NOW);
  const element = await fixture<ActivationWizard>(html`<activation-wizard></activation-wizard>`, { parentNode: room });
  const isFound = properties.activationId !== undefined || properties.destinationId !== undefined;
  Object.assign(element, isFound ? {} : { destination }, properties, {
    adapter: portal.adapter,
    clock,
    draftStore: store ?? new MemoryDraftStore(),
  });
  const wizard = await new WizardHarness(element, clock).loaded();
  return { wizard, portal, element, clock };
}
