import { holds, refused, same } from '../expectations.ts';
import { needed, rule, type ContractRule, type RuleGroup } from '../rule.ts';
import { calls, methods, worldOf } from '../calls.ts';

/** What holds for each method alike. */
export const everyMethod: readonly RuleGroup[] = [
  {
    title: 'a call that is given up',
    rules: methods.map((method): ContractRule =>
      rule(`${method} rejects with cancelled`, async ({ adapter, make }) => {
        const world = await worldOf(adapter, make);
        const given = calls[method].call(adapter, world, { signal: AbortSignal.abort() });
        await refused(given, 'cancelled', `${method} with a signal that is aborted`);
      }),
    ),
  },
  {
    title: 'a permission that is missing',
    rules: methods.flatMap((method) => {
      const permission = calls[method].needs;
      if (permission === undefined) return [];
      return rule(`${method} is forbidden without ${permission}, which the error names`, async (context) => {
        const { adapter, make, subject } = context;
        const denied = needed(subject.denied, 'the subject cannot take a permission away');
        const world = await worldOf(adapter, make);
        const without = await denied.call(subject, permission);
        const error = await refused(
          calls[method].call(without, world, {}),
          'forbidden',
          `${method} without ${permission}`,
        );
        same(error.permission, permission, 'the permission that the error carries');
        holds(error.message.includes(permission), `the message does not name ${permission}: "${error.message}"`);
      });
    }),
  },
  {
    title: 'a session that has ended',
    rules: methods.map((method): ContractRule =>
      rule(`${method} rejects with unauthenticated`, async ({ adapter, make, subject }) => {
        const expire = needed(subject.expire, 'the subject cannot end a session');
        const world = await worldOf(adapter, make);
        await expire.call(subject);
        await refused(calls[method].call(adapter, world, {}), 'unauthenticated', `${method} after the session`);
      }),
    ),
  },
];
