import type { ActivationInput } from '../../src/domain/activation.ts';
import { marketingActions, type MarketingAction } from '../../src/domain/connection.ts';
import type { Field } from '../../src/domain/field.ts';
import type { PolicyViolation } from '../../src/domain/review.ts';
import type { ConnectionRecord } from '../data/connections.ts';
import { hostileName, hostileText } from '../data/names.ts';
import { THIRD_PARTY_LABEL } from '../data/prospect-fields.ts';
import type { World } from '../data/world.ts';

/** A data usage policy: fields with this label may not be used for these purposes. */
interface Policy {
  readonly name: string;
  readonly label: string;
  readonly forbids: readonly MarketingAction[];
  readonly condition: string;
}

const policies: readonly Policy[] = [
  {
    name: 'No identifying data to third parties',
    label: 'I1',
    forbids: ['export-to-third-party'],
    condition: 'Directly identifying fields (I1) may not be exported to a third party.',
  },
  {
    name: 'No credit data in advertising',
    label: 'C5',
    forbids: ['onsite-advertising', 'cross-site-targeting', 'email-targeting'],
    condition: 'Fields about credit (C5) may not be used to target advertising.',
  },
  {
    name: 'No place of living across sites',
    label: 'S1',
    forbids: ['cross-site-targeting'],
    condition: 'Precise places (S1) may not be used for targeting across sites.',
  },
];

const everything: Policy = {
  name: 'Partner data stays in the platform',
  label: THIRD_PARTY_LABEL,
  forbids: marketingActions,
  condition:
    'Fields that a data partner delivered (Third Party) may not leave the platform before the contract is signed.',
};

/** Policies that an activation would break, each with the way by which the label reaches the purpose. */
export function violationsOf(
  world: World,
  input: Pick<ActivationInput, 'mapping' | 'audiences'>,
  connection: ConnectionRecord,
): readonly PolicyViolation[] {
  if (world.setup.policies === 'against-everything') {
    const field = labelled(world, input, everything.label)[0];
    return field === undefined
      ? []
      : [
          violation(
            world,
            everything,
            field,
            connection.marketingActions[0] ?? 'export-to-third-party',
            input,
            connection,
          ),
        ];
  }
  return policies.flatMap((policy) => {
    const action = connection.marketingActions.find((purpose) => policy.forbids.includes(purpose));
    const field = labelled(world, input, policy.label)[0];
    return action === undefined || field === undefined
      ? []
      : [violation(world, policy, field, action, input, connection)];
  });
}

function labelled(world: World, { mapping }: Pick<ActivationInput, 'mapping'>, label: string): readonly Field[] {
  const mapped = new Set(mapping.map(({ source }) => source));
  return world.prospects.fields.filter(({ path, labels }) => mapped.has(path) && labels.includes(label));
}

function violation(
  world: World,
  policy: Policy,
  field: Field,
  action: MarketingAction,
  { audiences, mapping }: Pick<ActivationInput, 'mapping' | 'audiences'>,
  connection: ConnectionRecord,
): PolicyViolation {
  const hostile = world.setup.names === 'hostile';
  const target = mapping.find(({ source }) => source === field.path)?.target ?? field.path;
  const audience = audiences[0] && world.audiences.find(audiences[0].audienceId, world.epoch);
  return {
    policy: hostile ? hostileName(2) : policy.name,
    condition: hostile ? hostileText(3) : policy.condition,
    marketingAction: action,
    fixes: [
      `Remove ${field.path} from the mapping.`,
      `Choose a connection whose marketing actions do not hold ${action}.`,
      'Ask whoever is responsible for data governance whether the label or the policy is right.',
    ],
    lineage: [
      { kind: 'dataset', name: `Prospects of ${audience?.origin ?? 'the partner'}` },
      { kind: 'field', name: `${field.path} (${policy.label})`, at: 'label' },
      ...(audience === undefined ? [] : [{ kind: 'audience' as const, name: audience.name }]),
      { kind: 'mapping', name: target },
      { kind: 'connection', name: connection.name },
      { kind: 'marketing-action', name: action, at: 'breach' },
    ],
  };
}
