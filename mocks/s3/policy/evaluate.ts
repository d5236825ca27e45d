import { accountOf, type Caller } from '../auth/identities.ts';
import { conditionsHold, type ConditionContext } from './conditions.ts';
import { statementsOf, type PolicyDocument, type PolicyStatement } from './document.ts';
import { matchesPattern } from './pattern.ts';

/** One thing that a request wants to do. */
export interface Wish {
  /** `s3:PutObject` */
  readonly action: string;
  /** `arn:aws:s3:::bucket/key` */
  readonly resource: string;
  readonly context: ConditionContext;
}

/**
 * Whether a caller may, by its own policies and the resource's: an explicit Deny anywhere wins; inside one account either side
 * may allow, across accounts both have to. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * @param owner the account that owns the resource
 */
export function isAllowed(caller: Caller, wish: Wish, owner: string, resourcePolicy: PolicyDocument | null): boolean {
  const own = caller.policies === null ? 'allow' : verdict(caller.policies.flatMap(statementsOf), wish, null);
  const ofResource = resourcePolicy ? verdict(statementsOf(resourcePolicy), wish, caller) : 'silent';
  const ofSession = caller.sessionPolicy ? verdict(statementsOf(caller.sessionPolicy), wish, null) : 'allow';
  if ([own, ofResource, ofSession].includes('deny') || ofSession !== 'allow') return false;
  if (caller.accessKeyId === null) return ofResource === 'allow';
  return caller.account === owner
    ? own === 'allow' || ofResource === 'allow'
    : own === 'allow' && ofResource === 'allow';
}

/** What a role's trust policy says to one who wants to assume it. */
export function isTrusted(caller: Caller, trustPolicy: PolicyDocument, context: ConditionContext): boolean {
  const wish: Wish = { action: 'sts:AssumeRole', resource: '', context };
  const statements = statementsOf(trustPolicy).map((statement) => ({
    ...statement,
    Resource: undefined,
    NotResource: undefined,
  }));
  return verdict(statements, wish, caller) === 'allow';
}

type Verdict = 'allow' | 'deny' | 'silent';

/** @param principal checked against the statements' principals; `null` for policies of the caller itself, which name none */
function verdict(statements: readonly PolicyStatement[], wish: Wish, principal: Caller | null): Verdict {
  const speaking = statements.filter((statement) => speaks(statement, wish, principal));
  if (speaking.some(({ Effect }) => Effect === 'Deny')) return 'deny';
  return speaking.length > 0 ? 'allow' : 'silent';
}

function speaks(statement: PolicyStatement, { action, resource, context }: Wish, principal: Caller | null): boolean {
  const { Action, NotAction, Resource, NotResource, Principal, NotPrincipal } = statement;
  const isAction = (pattern: string) => matchesPattern(pattern.toLowerCase(), action.toLowerCase());
  const isResource = (pattern: string) => matchesPattern(pattern, resource);
  if (Action && !Action.some(isAction)) return false;
  if (NotAction?.some(isAction)) return false;
  if (Resource && !Resource.some(isResource)) return false;
  if (NotResource?.some(isResource)) return false;
  if (principal) {
    if (Principal && !Principal.some((pattern) => names(pattern, principal))) return false;
    if (NotPrincipal?.some((pattern) => names(pattern, principal))) return false;
  }
  return conditionsHold(statement.Condition, context);
}

/** A principal is everyone, an account by its number or its root, a user, a role, or one session of a role. Wildcards are not patterns here. */
function names(principal: string, caller: Caller): boolean {
  if (principal === '*') return true;
  if (caller.accessKeyId === null) return false;
  if (principal === caller.account) return true;
  if (principal.endsWith(':root')) return accountOf(principal) === caller.account;
  return principal === caller.arn || principal === caller.roleArn;
}
