import { activationSchema } from '../../../src/domain/activation.ts';
import { holds, keepsTo, refused, same, sessionOf } from '../expectations.ts';
import { NotChecked, rule, type RuleGroup } from '../rule.ts';

export const activations: readonly RuleGroup[] = [
  {
    title: 'an activation',
    rules: [
      rule('is created as it was asked for, and enabled', async ({ adapter, make }) => {
        const connection = await make.connection();
        const input = await make.activationInput(connection.id);
        const activation = await adapter.createActivation(input, make.key());
        keepsTo(activationSchema, activation, 'the new activation');
        const {
          id: _,
          destinationId,
          status,
          activeRuns,
          nextRunAt,
          lastResult,
          createdAt,
          updatedAt,
          etag: _etag,
          ...rest
        } = activation;
        same(rest, input, 'the new activation');
        same(
          { destinationId, status, activeRuns, lastResult },
          { destinationId: connection.destinationId, status: 'enabled', activeRuns: 0, lastResult: null },
          'the new activation',
        );
        same(createdAt, updatedAt, 'createdAt of a new activation');
        const { now, nextEvaluationAt } = await sessionOf(adapter);
        if (nextEvaluationAt !== null)
          holds(nextRunAt !== null, 'nextRunAt is not known, though the schedule has runs');
        if (nextRunAt !== null) holds(nextRunAt >= now, 'nextRunAt lies behind');
      }),
      rule('is read as it was answered', async ({ adapter, make }) => {
        const activation = await make.activation();
        same(await adapter.getActivation(activation.id), activation, 'getActivation');
      }),
      rule('is found by connection and by name, and not by others', async ({ adapter, make }) => {
        const activation = await make.activation();
        const { id, connectionId, name } = activation;
        for (const query of [
          { connectionId },
          { search: name.slice(3).toUpperCase() },
          { connectionId, search: name },
        ]) {
          const { items } = await adapter.listActivations({ ...query, limit: 500 });
          same(
            items.find((listed) => listed.id === id),
            activation,
            `what ${JSON.stringify(query)} finds`,
          );
        }
        const { id: other } = await make.connection();
        for (const query of [
          { connectionId: other },
          { search: `${name} not` },
          { connectionId: other, search: name },
        ]) {
          const { items } = await adapter.listActivations({ ...query, limit: 500 });
          holds(
            items.every((listed) => listed.id !== id),
            `${JSON.stringify(query)} finds the activation`,
          );
        }
      }),
      rule('is created once by one key, and answered again', async ({ adapter, make }) => {
        const { id: connectionId } = await make.connection();
        const [input, key] = [await make.activationInput(connectionId), make.key()];
        const first = await adapter.createActivation(input, key);
        const again = await adapter.createActivation(input, key);
        same(again.id, first.id, 'the id that the same creation answers again');
        same((await adapter.listActivations({ connectionId })).items.length, 1, 'the number of activations');
      }),
      rule('conflicts with another of its name', async ({ adapter, make }) => {
        const { name, connectionId } = await make.activation();
        await refused(make.activation({ connectionId, name }), 'conflict', 'a second activation of the same name');
        const other = await make.activation({ connectionId });
        const renamed = adapter.updateActivation(other.id, { name }, { etag: other.etag });
        await refused(renamed, 'conflict', "a change to another activation's name");
      }),
      rule('is not created where its review has blockers', async ({ adapter, make }) => {
        const { id: connectionId } = await make.connection();
        const input = await make.activationInput(connectionId);
        const column = { source: 'contract.no.such.field', target: 'x', mandatory: false, deduplicationKey: false };
        const creation = adapter.createActivation({ ...input, mapping: [column] }, make.key());
        const error = await refused(creation, 'invalid', 'an activation with a field that is not there');
        holds(error.issues.length > 0, 'the refusal names nothing that is wrong');
        same((await adapter.listActivations({ connectionId })).items, [], 'the activations of the connection');
      }),
      rule('is not created with more audiences than the session allows', async ({ adapter, make }) => {
        const limit = (await sessionOf(adapter)).limits.audiencesPerActivation;
        if (limit === undefined) throw new NotChecked('the session states no limit of audiences');
        const input = await make.activationInput((await make.connection()).id);
        const [entry] = input.audiences;
        holds(entry !== undefined, 'the input has no audience');
        const audiences = Array.from({ length: limit + 1 }, (_, index) => ({
          ...entry,
          audienceId: `${entry.audienceId}-${index}` as typeof entry.audienceId,
        }));
        await refused(
          adapter.createActivation({ ...input, audiences }, make.key()),
          'limit-exceeded',
          `an activation of ${limit + 1} audiences`,
        );
      }),
      rule('changes in what is named, and in nothing else', async ({ adapter, make }) => {
        const activation = await make.activation();
        const change = { name: make.name('activation'), emptyAudience: 'header-only' } as const;
        const changed = await adapter.updateActivation(activation.id, change, { etag: activation.etag });
        const { etag, updatedAt, ...rest } = changed;
        const { etag: before, updatedAt: _, ...expected } = activation;
        same(rest, { ...expected, ...change }, 'the changed activation');
        holds(etag !== before, 'the etag stays the same after a change');
        holds(updatedAt >= activation.updatedAt, 'updatedAt goes back');
        same(await adapter.getActivation(activation.id), changed, 'the activation after the change');
      }),
      rule('is not changed into one that its review blocks', async ({ adapter, make }) => {
        const activation = await make.activation();
        const [row] = activation.mapping;
        holds(row !== undefined, 'the activation maps nothing');
        const mapping = [{ ...row, source: 'contract.no.such.field' }];
        const change = adapter.updateActivation(activation.id, { mapping }, { etag: activation.etag });
        await refused(change, 'invalid', 'a change to a field that is not there');
        same(await adapter.getActivation(activation.id), activation, 'the activation after a refused change');
      }),
      rule('takes other audiences', async ({ adapter, make }) => {
        const [first, second] = await make.audiences(2);
        holds(first !== undefined && second !== undefined, 'there are not two audiences');
        const activation = await make.activation({ audienceIds: [first.id] });
        const audiences = activation.audiences.map((entry) => ({ ...entry, audienceId: second.id }));
        const changed = await adapter.updateActivation(activation.id, { audiences }, { etag: activation.etag });
        same(changed.audiences, audiences, 'the audiences');
      }),
      rule('has no next run while it is paused', async ({ adapter, make }) => {
        const { id, etag, nextRunAt } = await make.activation();
        const paused = await adapter.updateActivation(id, { status: 'paused' }, { etag });
        same([paused.status, paused.nextRunAt], ['paused', null], 'the paused activation');
        const resumed = await adapter.updateActivation(id, { status: 'enabled' }, { etag: paused.etag });
        same([resumed.status, resumed.nextRunAt], ['enabled', nextRunAt], 'the resumed activation');
      }),
      rule('conflicts with a change on an older version, and stays', async ({ adapter, make }) => {
        const { id, etag } = await make.activation();
        const changed = await adapter.updateActivation(id, { status: 'paused' }, { etag });
        const late = adapter.updateActivation(id, { name: make.name('activation') }, { etag });
        await refused(late, 'conflict', 'a change on the version before');
        same(await adapter.getActivation(id), changed, 'the activation after a refused change');
      }),
      rule('is gone when it is deleted, and its runs are ended', async (context) => {
        const { adapter, make, subject } = context;
        await subject.runs?.hold();
        const { id } = await make.activation();
        await adapter.startRuns(id, 'all', make.key());
        const { etag } = await adapter.getActivation(id);
        await adapter.deleteActivation(id, { etag });
        await refused(adapter.getActivation(id), 'not-found', 'reading it afterwards');
        await refused(adapter.deleteActivation(id, { etag }), 'not-found', 'deleting it again');
        const { items } = await adapter.listRuns({ activationId: id });
        const active = items.find(({ state }) => state.kind === 'waiting' || state.kind === 'running');
        holds(active === undefined, 'a run of it goes on');
      }),
      rule('is not deleted on an older version', async ({ adapter, make }) => {
        const { id, etag } = await make.activation();
        await adapter.updateActivation(id, { status: 'paused' }, { etag });
        await refused(adapter.deleteActivation(id, { etag }), 'conflict', 'deleting the version before');
        same((await adapter.getActivation(id)).id, id, 'the activation');
      }),
      rule('is not created by a call that was given up before', async ({ adapter, make }) => {
        const { id: connectionId } = await make.connection();
        const input = await make.activationInput(connectionId);
        const options = { ...make.key(), signal: AbortSignal.abort() };
        await refused(adapter.createActivation(input, options), 'cancelled', 'a creation that was given up');
        same((await adapter.listActivations({ connectionId })).items, [], 'the activations of the connection');
      }),
    ],
  },
];
