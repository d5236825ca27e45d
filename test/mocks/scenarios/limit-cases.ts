import { defaultFileFormat } from '../../../src/domain/file-format.ts';
import type { AccountId, DestinationId } from '../../../src/domain/ids.ts';
import { holds, refused, same } from '../../contract/expectations.ts';
import { smallAudiences, soundInput } from '../sample-input.ts';
import type { ScenarioCase } from './scenario-case.ts';

/** Worlds in which a limit or a policy bites. */
export const limitCases: readonly ScenarioCase[] = [
  {
    scenario: 'limits-near',
    title: 'states limits that are soon reached, and holds them',
    check: async ({ backend, adapter }) => {
      const { limits } = await adapter.getSession();
      same(
        [limits.audiencesPerActivation, limits.fieldsPerMapping, limits.audiencesPerHour],
        [10, 10, 3],
        'the limits',
      );
      const input = await soundInput(backend);
      const [entry] = input.audiences;
      const audiences = (await smallAudiences(backend, 11)).map((audienceId) => ({ ...entry!, audienceId }));
      const many = adapter.createActivation({ ...input, audiences }, { idempotencyKey: 'k' });
      await refused(many, 'limit-exceeded', 'an activation of eleven audiences');
    },
  },
  {
    scenario: 'quota-reached',
    title: 'lets nothing more be made, and says what to do',
    check: async ({ backend, adapter }) => {
      const activation = adapter.createActivation(await soundInput(backend), { idempotencyKey: 'k' });
      holds(
        /Delete one/.test((await refused(activation, 'limit-exceeded', 'one more activation')).message),
        'the refusal does not say what to do',
      );
      const connection = adapter.createConnection(
        {
          destinationId: 'amazon-s3' as DestinationId,
          accountId: 'acc_marketing_role' as AccountId,
          name: 'One more',
          dataType: 'prospects',
          location: { bucket: 'acme-new', folder: '', region: 'eu-west-1' },
          format: defaultFileFormat,
          includeManifest: true,
          serverSideEncryption: { kind: 'bucket-default' },
          openPgpPublicKeys: [],
          marketingActions: [],
          alerts: [],
        },
        { idempotencyKey: 'k' },
      );
      await refused(connection, 'limit-exceeded', 'one more connection');
    },
  },
  {
    scenario: 'policy-violation',
    title: 'stops every activation at its review, and shows the way of the label',
    check: async ({ backend, adapter }) => {
      const input = await soundInput(backend);
      const { violations } = await adapter.reviewActivation(input);
      same(violations.length, 1, 'the number of violations');
      holds((violations[0]?.lineage.length ?? 0) >= 5, 'the violation does not show its way');
      const created = adapter.createActivation(input, { idempotencyKey: 'k' });
      await refused(created, 'invalid', 'an activation against the policy');
    },
  },
];
