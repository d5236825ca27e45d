import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { createMockBackend, type FaultRule, type MockBackend } from '../../mocks/index.ts';
import { systemClock } from '../../src/adapter/clock.ts';
import type { Destination } from '../../src/domain/destination.ts';
import '../../src/elements/activation-provider/activation-provider.ts';

/** The world that a story plays in. */
export interface BackendArgs {
  /** Names of scenarios of the mock backend, parted by `+`. */
  readonly scenario: string;
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
  faults: { control: 'object', table: { category: 'mock backend' } },
  speed: { control: { type: 'range', min: 0, max: 200, step: 1 }, table: { category: 'mock backend' } },
  latency: { control: 'number', table: { category: 'mock backend' } },
} as const;

export function storyBackend({ scenario, faults, latency }: BackendArgs): MockBackend {
  return createMockBackend({
    scenario,
    ...(faults === undefined ? {} : { faults }),
    ...(latency === undefined ? {} : { latency }),
  });
}

/** Content with a backend behind it, whose time goes on as long as the story is shown. */
export function withBackend(args: BackendArgs, content: (backend: MockBackend) => unknown): TemplateResult {
  const backend = storyBackend(args);
  return html`<activation-provider
    .adapter=${backend.adapter}
    .clock=${backend.clock}
    ${ref(timeOf(backend, args.speed))}
    >${content(backend)}</activation-provider
  >`;
}

/** Of the backend's destinations; told whatever goes wrong on the wire, as a host knows its own. */
export async function destinationOf(backend: MockBackend, id: string): Promise<Destination> {
  const destination = (await backend.bare.listDestinations()).find((candidate) => candidate.id === id);
  if (destination === undefined) throw new RangeError(`The mock backend has no destination ${id}.`);
  return destination;
}

/** Moves time while an element is on the page. */
export function timeOf(backend: MockBackend, speed: number): (element: Element | undefined) => void {
  let stop: () => void = () => undefined;
  return (element) => {
    stop();
    stop = element === undefined || speed === 0 ? () => undefined : backend.clock.follow(systemClock, { speed });
  };
}
