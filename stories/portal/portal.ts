import '../../src/elements/index.ts';
import '../../src/locales/fr.ts';
import type { Destination } from '../../src/domain/destination.ts';
import { refreshElements } from '../mock-panel/refresh-elements.ts';
import { behind, type Backend } from './backends.ts';
import { placeOf, type Place } from './place.ts';
import { portalWord, speak } from './portal-words.ts';
import { ActivationError, toActivationError } from '../../src/adapter/activation-error.ts';
import { StorageDraftStore } from '../../src/adapter/draft-store.ts';

/** The host: it routes by the address, hands over the adapter, and dresses the page. Everything else is the kit's. */
const provider = element('activation-provider');
const catalog = element('prospect-catalog');
const connect = element('connect-destination');
const wizard = element('activation-wizard');
const monitor = element('activation-monitor');
const picker = element('prospect-audience-picker');
const views: Readonly<Record<Place['view'], HTMLElement>> = {
  catalog,
  connect,
  activate: wizard,
  activations: monitor,
  audiences: picker,
};

window.addEventListener('hashchange', () => void showAndFocus());
element('#ask-again').addEventListener('click', () => void show());
provider.addEventListener('destination-activate', (event) => go(`#/activate/${encodeURIComponent(event.detail.id)}`));
provider.addEventListener('destination-set-up', (event) => go(`#/connect/${encodeURIComponent(event.detail.id)}`));
provider.addEventListener('destination-view', (event) => {
  monitor.destination = event.detail;
  go('#/activations');
});
provider.addEventListener('activation-edit', (event) => go(`#/edit/${encodeURIComponent(event.detail.id)}`));
provider.addEventListener('activation-new', () => go('#/catalog'));
connect.addEventListener('connection-saved', (event) =>
  go(`#/activate/${encodeURIComponent(event.detail.destinationId)}`),
);
connect.addEventListener('connect-cancel', () => go('#/catalog'));
wizard.addEventListener('activation-cancel', () =>
  go(wizard.activationId === undefined ? '#/catalog' : '#/activations'),
);
wizard.addEventListener('activation-leave', () => go('#/catalog'));
wizard.addEventListener('activation-view', (event) => {
  monitor.destination = undefined;
  go(`#/activations/${encodeURIComponent(event.detail.id)}`);
});

element('#beside-backend').addEventListener('mock-time-move', () => refreshElements(provider));

// Survives a closed tab; a portal with accounts would keep drafts with the person, on its server.
provider.draftStore = new StorageDraftStore(localStorage, 'larkfield:');

setting('language', 'en', (language) => {
  speak(document, language);
  entitle();
});
setting('backend', 'real', (backend) => void useBackend(backend === 'mock' ? 'mock' : 'real'));
setting('theme', '', (theme) => (document.documentElement.dataset['theme'] = theme));
setting('direction', 'ltr', (direction) => (document.documentElement.dir = direction));
setting('density', 'comfortable', (density) => provider.setAttribute('density', density));

async function useBackend(backend: Backend): Promise<void> {
  const problem = element('#backend-problem');
  try {
    const { adapter, clock, panel } = await behind(backend);
    provider.clock = clock;
    provider.adapter = adapter;
    showBesideBackend(panel);
    problem.hidden = true;
  } catch {
    problem.textContent = portalWord(document.documentElement.lang, 'noMock');
    problem.hidden = false;
  }
  await show();
}

/** What a backend brings along: the mock shows its time and moves it, and the elements follow. */
function showBesideBackend(panel: HTMLElement | undefined): void {
  const place = element('#beside-backend');
  place.replaceChildren(...(panel === undefined ? [] : [panel]));
  place.hidden = panel === undefined;
}

let turn = 0;

/** Shows the place of the address; `false` where the person has gone on to another one meanwhile. */
async function show(): Promise<boolean> {
  const mine = (turn += 1);
  const place = placeOf(location.hash);
  const asked = 'destinationId' in place ? await destinationOf(place.destinationId) : undefined;
  if (mine !== turn) return false;
  element('#no-destination').hidden = !(asked instanceof ActivationError);
  const destination = asked instanceof ActivationError ? undefined : asked;
  if (asked instanceof ActivationError) {
    const why = element('#why-no-destination');
    why.textContent = asked.message;
    why.lang = asked.language ?? 'en';
    // A refusal stays one, however often it is asked.
    element('#ask-again').hidden = asked.code === 'forbidden' || asked.code === 'not-found';
  }
  if (place.view === 'connect' && destination !== undefined) connect.destination = destination;
  if (place.view === 'activate') {
    wizard.activationId = 'activationId' in place ? place.activationId : undefined;
    wizard.destination = destination;
  }
  if (place.view === 'activations') {
    if (place.activationId !== undefined) monitor.activationId = place.activationId;
    monitor.refresh();
  }
  if (place.view === 'catalog') catalog.refresh();
  for (const [name, view] of Object.entries(views))
    view.hidden = name !== place.view || asked instanceof ActivationError;
  for (const link of document.querySelectorAll<HTMLElement>('[data-place]')) {
    if (isAt(link.dataset['place'], place.view)) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  entitle();
  return true;
}

async function showAndFocus(): Promise<void> {
  if (await show()) await focusHeading();
}

/** What had the focus is hidden now. */
async function focusHeading(): Promise<void> {
  const shown = [catalog, connect, wizard, monitor].find((view) => !view.hidden);
  await shown?.updateComplete;
  shown?.focusHeading();
}

/** Tabs of a browser, and readers, tell pages apart by their titles. */
function entitle(): void {
  const here = document.querySelector('[data-place][aria-current]')?.textContent;
  const portal = portalWord(document.documentElement.lang, 'title');
  document.title = here === undefined ? portal : `${here} – ${portal}`;
}

function isAt(linked: string | undefined, view: Place['view']): boolean {
  return linked === view || (linked === 'catalog' && (view === 'connect' || view === 'activate'));
}

async function destinationOf(id: string): Promise<Destination | ActivationError | undefined> {
  try {
    const destinations = await provider.adapter?.listDestinations();
    if (destinations === undefined) return undefined;
    const language = document.documentElement.lang;
    const none = new ActivationError('not-found', portalWord(language, 'noSuchDestination'), { language });
    return destinations.find((destination) => destination.id === id) ?? none;
  } catch (error) {
    return toActivationError(error);
  }
}

function go(hash: string): void {
  location.hash = hash;
}

/** A choice of the portal, kept in the address so that a link shares it. */
function setting(name: string, usual: string, apply: (value: string) => void): void {
  const select = document.querySelector<HTMLSelectElement>(`#${name}`);
  const value = new URLSearchParams(location.search).get(name) ?? usual;
  if (select !== null) select.value = value;
  apply(value);
  select?.addEventListener('change', () => {
    const address = new URL(location.href);
    address.searchParams.set(name, select.value);
    history.replaceState(null, '', address);
    apply(select.value);
  });
}

function element<Tag extends keyof HTMLElementTagNameMap>(selector: Tag): HTMLElementTagNameMap[Tag];
function element(selector: string): HTMLElement;
function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
}
