import {
  connectionTestEventSchema,
  connectionTestStages,
  type ConnectionTestEvent,
} from '../../../src/domain/connection-test.ts';
import { holds, inTime, keepsTo, same, tellsNot } from '../expectations.ts';
import { needed, NotChecked, rule, type ContractContext, type RuleGroup } from '../rule.ts';

export const connectionTests: readonly RuleGroup[] = [
  {
    title: 'a connection test',
    rules: [
      rule('yields each stage as it begins and as it ends, in their order', async ({ adapter, make }) => {
        const { id } = await make.connection();
        const events = await gathered(adapter.testConnection({ kind: 'saved', connectionId: id }));
        for (const event of events) keepsTo(connectionTestEventSchema, event, 'an event of the test');
        const ends = events.filter(({ outcome }) => outcome !== 'running');
        const order = ends.map(({ stage }) => connectionTestStages.indexOf(stage));
        same(
          order,
          [...order].sort((one, other) => one - other),
          'the order of the stages',
        );
        same(new Set(order).size, order.length, 'the number of stages that ended');
        holds(ends.length > 0, 'no stage ends');
        for (const [index, event] of events.entries()) {
          if (event.outcome === 'running' || event.outcome === 'skipped') continue;
          const before = events[index - 1];
          holds(
            before?.stage === event.stage && before.outcome === 'running',
            `the stage ${event.stage} ends without having begun`,
          );
        }
      }),
      rule('passes where exports succeed', async ({ adapter, make }) => {
        const { id } = await make.connection();
        const events = await gathered(adapter.testConnection({ kind: 'saved', connectionId: id }));
        const failed = events.find(({ outcome }) => outcome === 'failed');
        holds(failed === undefined, `the stage ${failed?.stage} fails: ${failed?.detail}`);
      }),
      rule('tries a connection that is not saved, and saves nothing', async ({ adapter, make }) => {
        const account = make.accountInput();
        const { location, serverSideEncryption } = make.connectionInput('' as never);
        const events = await gathered(
          adapter.testConnection({
            kind: 'unsaved',
            account: { kind: 'new', input: account },
            connection: { location, serverSideEncryption },
          }),
        );
        holds(
          events.some(({ outcome }) => outcome === 'passed'),
          'no stage passes',
        );
        const listed = await adapter.listAccounts({ limit: 500 });
        holds(
          listed.items.every(({ name }) => name !== account.name),
          'the account was saved',
        );
      }),
      rule('ends with the first stage that fails, and says what to change', async (context) => {
        const events = await failingTest(context);
        const failed = events.findIndex(({ outcome }) => outcome === 'failed');
        holds(failed !== -1, 'no stage fails, though the bucket does not exist');
        same(failed, events.length - 1, 'the place of the failure among the events');
        const fix = events[failed]?.fix ?? '';
        holds(fix.trim() !== '', 'the failed stage says nothing of what to change');
      }),
      rule(
        'names what fails by its code, where it gives codes for those who speak another language',
        async (context) => {
          const failed = (await failingTest(context)).at(-1);
          if (failed?.findings === undefined) throw new NotChecked('the test gives no findings');
          const codes = failed.findings.map(({ code }) => code);
          holds(codes.includes('no-such-bucket'), `that the bucket does not exist is told by ${codes.join(', ')}`);
        },
      ),
      rule('tells no secret, whether it passes or fails', async (context) => {
        const { credentials } = context.subject.fixtures.account;
        if (credentials.kind !== 'access-key') throw new NotChecked('the account of the fixtures has no secret');
        const { id } = await context.make.connection();
        const passing = await gathered(context.adapter.testConnection({ kind: 'saved', connectionId: id }));
        tellsNot(credentials.secretAccessKey, passing, 'the test');
        tellsNot(credentials.secretAccessKey, await failingTest(context), 'the failed test');
      }),
      rule('is given up by leaving the loop', async ({ adapter, make }) => {
        const { id } = await make.connection();
        const leave = async () => {
          for await (const event of adapter.testConnection({ kind: 'saved', connectionId: id })) return event;
          return undefined;
        };
        holds((await inTime(leave(), 'leaving the test')) !== undefined, 'the test yields nothing');
      }),
      rule('of a saved connection is what its health tells from then on', async ({ adapter, make }) => {
        const { id, accountId } = await make.connection();
        await gathered(adapter.testConnection({ kind: 'saved', connectionId: id }));
        const tested = (await adapter.listConnections({ accountId })).items.find((connection) => connection.id === id);
        same(tested?.health.kind, 'healthy', 'the health of a connection whose test passed');
      }),
      rule('of a saved connection that fails is why its health says that it is broken', async (context) => {
        const { adapter, make, subject } = context;
        const bucket = needed(subject.fixtures.missingBucket, 'the fixtures name no bucket that does not exist');
        const { id, accountId } = await make.connection({
          location: { ...subject.fixtures.connection.location, bucket },
        });
        const failed = (await gathered(adapter.testConnection({ kind: 'saved', connectionId: id }))).at(-1);
        const tested = (await adapter.listConnections({ accountId })).items.find((connection) => connection.id === id);
        holds(tested?.health.kind === 'broken', 'the connection is not told to be broken');
        const { reason, nextStep, findings } = tested.health;
        same([reason, nextStep, findings], [failed?.detail, failed?.fix, failed?.findings], 'the reason');
      }),
    ],
  },
];

async function failingTest({ adapter, make, subject }: ContractContext): Promise<readonly ConnectionTestEvent[]> {
  const bucket = needed(subject.fixtures.missingBucket, 'the fixtures name no bucket that does not exist');
  const { id: accountId } = await make.account();
  const { location, serverSideEncryption } = make.connectionInput(accountId);
  return gathered(
    adapter.testConnection({
      kind: 'unsaved',
      account: { kind: 'saved', accountId },
      connection: { location: { ...location, bucket }, serverSideEncryption },
    }),
  );
}

function gathered(events: AsyncIterable<ConnectionTestEvent>): Promise<readonly ConnectionTestEvent[]> {
  const all = async () => {
    const found: ConnectionTestEvent[] = [];
    for await (const event of events) found.push(event);
    return found;
  };
  return inTime(all(), 'the connection test');
}
