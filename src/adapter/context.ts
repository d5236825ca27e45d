import { ContextRoot, createContext } from '@lit/context';
import type { ActivationAdapter } from './activation-adapter.ts';
import type { Clock } from './clock.ts';
import type { DraftStore } from './draft-store.ts';

/**
 * Contexts by which elements find what they need from any ancestor that speaks the community context protocol.
 * The keys are registered symbols, so that two copies of the kit in one page understand each other.
 */
export const adapterContext = createContext<ActivationAdapter | undefined>(Symbol.for('prospect-activation.adapter'));
export const draftStoreContext = createContext<DraftStore>(Symbol.for('prospect-activation.draft-store'));
export const clockContext = createContext<Clock>(Symbol.for('prospect-activation.clock'));

const attached = Symbol.for('prospect-activation.context-root');

rememberEarlyRequests();

/**
 * In a page that is parsed already an element may be defined, and ask, before the provider around it is: its request is remembered
 * and asked again when a provider appears. Once a page, however many copies of the kit are loaded.
 */
function rememberEarlyRequests(): void {
  if (typeof document === 'undefined') return;
  const root: HTMLElement & { [attached]?: true } = document.documentElement;
  if (root[attached] === true) return;
  root[attached] = true;
  new ContextRoot().attach(root);
}
