import { html, type TemplateResult } from 'lit';
import { createMockBackend, type FaultRule, type MockBackend } from '../../mocks/index.ts';
import type { Destination } from '../../src/domain/destination.ts';
import '../../src/elements/activation-provider/activation-provider.ts';
import '../mock-panel/mock-panel.ts';
import { pageClock } from '../mock-panel/page-clock.ts';
import { refreshElements } from '../mock-panel/refresh-elements.ts';

/** The world that a story plays in. */
export interface BackendArgs {
  /** Names of scenarios of the mock backend, parted by blanks or `+`. */
  readonly scenario: string;
  /** The same seed makes the same world; 1 unless told. */
  readonly seed?: number;
  /** What goes wrong beside what the scenario says. */
  readonly faults?: readonly FaultRule[];
  /** How many times faster than the wall the backend's time goes; 0: it stands, and what takes time never comes. */
  readonly speed: number;
  /** Milliseconds of the backend's time that an answer takes. */
  readonly latency?: number;
}

export const usualBackend: BackendArgs = { scenario: 'default', speed: 1 };

/** Answers that are on their way and never come. */
export const noAnswer = { latency: 1, speed: 0 } as const satisfies Partial<BackendArgs>;

export const backendArgTypes = {
  scenario: { control: 'text', table: { category: 'mock backend' } },
  seed: { control: 'number', table: { category: 'mock backend' } },
  faults: { control: 'object', table: { category: 'mock backend' } },
  speed: { control: { type: 'range', min: 0, max: 200, step: 1 }, table: { category: 'mock backend' } },
  latency: { control: 'number', table: { category: 'mock backend' } },
} as const;

export function storyBackend({ scenario, seed, faults, latency }: BackendArgs): MockBackend {
  return createMockBackend({
    scenario,
    ...(seed === undefined ? {} : { seed }),
    ...(faults === undefined ? {} : { faults }),
    ...(latency === undefined ? {} : { latency }),
  });
}

/** Content with a backend behind it. */
export function withBackend(args: BackendArgs, content: (backend: MockBackend) => unknown): TemplateResult {
  const backend = storyBackend(args);
  return withTime(
    backend,
    args.speed,
    html`<activation-provider .adapter=${backend.adapter} .clock=${pageClock(backend.clock)}
      >${content(backend)}</activation-provider
    >`,
  );
}

/** Content, and below it the panel that shows the backend's time and moves it. Time goes on as long as the story is shown. */
export function withTime(backend: MockBackend, speed: number, content: TemplateResult): TemplateResult {
  return html`<div class="world" @activation-error=${foreseen}>
    ${content}
    <mock-panel .backend=${backend} .speed=${speed} @mock-time-move=${refreshStory}></mock-panel>
  </div>`;
}

/** The faults of a story are meant: the console need not tell of them. */
function foreseen(event: Event): void {
  event.preventDefault();
}

function refreshStory({ currentTarget }: Event): void {
  const world = (currentTarget as Element).closest('.world');
  if (world !== null) refreshElements(world);
}

/** Of the backend's destinations; told whatever goes wrong on the wire, as a host knows its own. */
export async function destinationOf(backend: MockBackend, id: string): Promise<Destination> {
  const destination = (await backend.bare.listDestinations()).find((candidate) => candidate.id === id);
  if (destination === undefined) throw new RangeError(`The mock backend has no destination ${id}.`);
  return destination;
}
