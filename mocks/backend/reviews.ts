import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import { parseInput } from '../../src/adapter/parse.ts';
import { activationInputSchema, type Activation, type ActivationInput } from '../../src/domain/activation.ts';
import { reviewOf } from '../../src/domain/review-rules.ts';
import type { Review } from '../../src/domain/review.ts';
import { shownConnection } from './connections.ts';
import { destinationOf } from '../data/destinations.ts';
import { etagOf, recordOf, type MockCore } from './core.ts';
import { violationsOf } from './policies.ts';
import type { ActivationRecord } from './records.ts';
import { sessionOf } from './sessions.ts';

type ReviewMethods = Pick<ActivationAdapter, 'reviewActivation' | 'previewExport'>;

export function reviewMethods(core: MockCore): ReviewMethods {
  return {
    reviewActivation: async (value, options) =>
      reviewFor(core, parseInput(activationInputSchema, value), options?.editing),

    previewExport: async (value, audienceId) => {
      const input = parseInput(activationInputSchema, value);
      if (!input.audiences.some((entry) => entry.audienceId === audienceId)) {
        throw new ActivationError('invalid', 'The audience is not part of this activation.', {
          issues: [{ path: 'audienceId', message: 'is not among the audiences of the activation' }],
        });
      }
      const audience = core.world.audiences.find(audienceId, core.now());
      if (audience?.dataType !== 'prospects')
        throw new ActivationError('not-found', 'This audience does not exist any more.');
      requireKnownFields(core, input);
      const { format } = recordOf(core.state.connections, input.connectionId, 'connection');
      return core.files.preview(
        { audienceId, partner: audience.origin },
        { format, mapping: input.mapping, rows: audience.profiles ?? 0 },
      );
    },
  };
}

/** What a run of this input would write, and what speaks against it. */
export function reviewFor(core: MockCore, input: ActivationInput, editing?: string): Review {
  const connection = recordOf(core.state.connections, input.connectionId, 'connection');
  const destination = recordOf(core.world.destinations, connection.destinationId, 'destination');
  const edited = core.state.activations.find(({ id }) => id === editing);
  const others = core.state.activations.filter(
    ({ connectionId, id }) => connectionId === input.connectionId && id !== editing,
  );
  const wanted = new Set(
    [...input.audiences, ...others.flatMap(({ audiences }) => audiences)].map(({ audienceId }) => audienceId),
  );
  const { limits, now, nextEvaluationAt } = sessionOf(core);
  return reviewOf(input, {
    destination: destinationOf(destination, 1),
    connection: shownConnection(core, connection),
    audiences: [...wanted].flatMap((id) => {
      const audience = core.world.audiences.find(id, core.now());
      return audience?.dataType === 'prospects' ? [audience] : [];
    }),
    fields: core.world.prospects.fields,
    limits,
    now,
    nextEvaluationAt,
    editing: edited === undefined ? null : asActivation(edited),
    others: others.map(asActivation),
    bytesPerRow: core.files.bytesPerRow(connection.format, input.mapping),
    violations: violationsOf(core.world, input, connection),
  });
}

/** What is derived does not matter to the rules. */
function asActivation(record: ActivationRecord): Activation {
  return { ...record, etag: etagOf(record), activeRuns: 0, nextRunAt: null, lastResult: null };
}

/** @throws ActivationError `invalid` for a mapping that names fields which are not there */
function requireKnownFields(core: MockCore, { mapping }: ActivationInput): void {
  const known = new Set(core.world.prospects.fields.map(({ path }) => path));
  const issues = mapping.flatMap(({ source }, index) =>
    known.has(source) ? [] : [{ path: `mapping.${index}.source`, message: 'is not a field of the prospect schema' }],
  );
  if (issues.length > 0)
    throw new ActivationError('invalid', 'The mapping names a field that does not exist.', { issues });
}
