import * as v from 'valibot';

const oneOrMore = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value): readonly string[] => (typeof value === 'string' ? [value] : value)),
);

const principalSchema = v.pipe(
  v.union([v.literal('*'), v.strictObject({ AWS: oneOrMore }), v.strictObject({ Service: oneOrMore })]),
  v.transform((value): readonly string[] => {
    if (value === '*') return ['*'];
    return 'AWS' in value ? value.AWS : value.Service;
  }),
);

/** The operators that are understood; a policy with another is refused, for a condition not looked at would allow too much. */
const operatorNames = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
] as const;
export type OperatorName = (typeof operatorNames)[number];

const operatorSchema = v.union([
  v.picklist(operatorNames),
  v.picklist(operatorNames.map((name) => `${name}IfExists` as const)),
  v.literal('Null'),
]);

const conditionValue = v.pipe(
  v.union([v.string(), v.boolean(), v.number(), v.array(v.union([v.string(), v.boolean(), v.number()]))]),
  v.transform((value): readonly string[] => (Array.isArray(value) ? value : [value]).map(String)),
);

const conditionSchema = v.record(operatorSchema, v.record(v.string(), conditionValue));

const statementSchema = v.pipe(
  v.strictObject({
    Sid: v.optional(v.string()),
    Effect: v.picklist(['Allow', 'Deny']),
    Principal: v.optional(principalSchema),
    NotPrincipal: v.optional(principalSchema),
    Action: v.optional(oneOrMore),
    NotAction: v.optional(oneOrMore),
    Resource: v.optional(oneOrMore),
    NotResource: v.optional(oneOrMore),
    Condition: v.optional(conditionSchema, {}),
  }),
  v.check(
    ({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined),
    'Missing required field Action',
  ),
);

/** A policy in IAM's language, as it is written: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const policyDocumentSchema = v.strictObject({
  Version: v.optional(v.picklist(['2012-10-17', '2008-10-17'])),
  Id: v.optional(v.string()),
  Statement: v.pipe(
    v.union([statementSchema, v.array(statementSchema)]),
    v.transform((value): readonly PolicyStatement[] => (Array.isArray(value) ? value : [value])),
  ),
});

export type PolicyDocument = v.InferInput<typeof policyDocumentSchema>;
export type PolicyStatement = v.InferOutput<typeof statementSchema>;

const parsed = new WeakMap<PolicyDocument, readonly PolicyStatement[]>();

/** @throws ValiError where the document is not in IAM's grammar. */
export function statementsOf(document: PolicyDocument): readonly PolicyStatement[] {
  let statements = parsed.get(document);
  if (!statements) {
    statements = v.parse(policyDocumentSchema, document).Statement;
    parsed.set(document, statements);
  }
  return statements;
}
