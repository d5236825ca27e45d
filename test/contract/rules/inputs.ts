import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import type { AccountId, ActivationId, ConnectionId, RunId } from '../../../src/domain/ids.ts';
import type { Method, World } from '../calls.ts';
import { firstOf, worldOf } from '../calls.ts';
import { holds, refused } from '../expectations.ts';
import { rule, type RuleGroup } from '../rule.ts';

interface WrongInput {
  readonly method: Method;
  /** What is wrong with it, in words for the title. */
  readonly title: string;
  /** Where the issue must lie; where the value itself is the argument it has no path of its own. */
  readonly path?: string;
  readonly call: (adapter: ActivationAdapter, world: World) => Promise<unknown>;
}

const wrongInputs: readonly WrongInput[] = [
  {
    method: 'createAccount',
    title: 'an empty name',
    path: 'name',
    call: (adapter, { make }) => adapter.createAccount(make.accountInput({ name: ' ' }), make.key()),
  },
  {
    method: 'createAccount',
    title: 'a malformed role',
    path: 'credentials.roleArn',
    call: (adapter, { make }) =>
      adapter.createAccount(
        make.accountInput({ credentials: { kind: 'assumed-role', roleArn: 'arn:aws:iam::1:user/x' } }),
        make.key(),
      ),
  },
  {
    method: 'updateAccount',
    title: 'an empty name',
    path: 'name',
    call: (adapter, { account: { id, etag } }) => adapter.updateAccount(id, { name: '' }, { etag }),
  },
  {
    method: 'createConnection',
    title: 'a bucket name that S3 refuses',
    path: 'location.bucket',
    call: (adapter, { make, account }) =>
      adapter.createConnection(
        make.connectionInput(account.id, { location: { bucket: 'Not_A_Bucket', folder: '', region: 'eu-west-1' } }),
        make.key(),
      ),
  },
  {
    method: 'updateConnection',
    title: 'a folder that begins with a slash',
    path: 'location.folder',
    call: (adapter, { connection: { id, etag, location } }) =>
      adapter.updateConnection(id, { location: { ...location, folder: '/prospects' } }, { etag }),
  },
  {
    method: 'testConnection',
    title: 'a bucket name that S3 refuses',
    path: 'connection.location.bucket',
    call: (adapter, { account, connection: { location, serverSideEncryption } }) =>
      firstOf(
        adapter.testConnection({
          kind: 'unsaved',
          account: { kind: 'saved', accountId: account.id },
          connection: { location: { ...location, bucket: 'Not_A_Bucket' }, serverSideEncryption },
        }),
      ),
  },
  {
    method: 'listAccounts',
    title: 'a page of no rows',
    path: 'limit',
    call: (adapter) => adapter.listAccounts({ limit: 0 }),
  },
  {
    method: 'listConnections',
    title: 'a page of 501 rows',
    path: 'limit',
    call: (adapter) => adapter.listConnections({ limit: 501 }),
  },
  {
    method: 'listActivations',
    title: 'a page of one and a half rows',
    path: 'limit',
    call: (adapter) => adapter.listActivations({ limit: 1.5 }),
  },
  { method: 'listRuns', title: 'a page of no rows', path: 'limit', call: (adapter) => adapter.listRuns({ limit: 0 }) },
  {
    method: 'listAudiences',
    title: 'a page of 501 rows',
    path: 'limit',
    call: (adapter) => adapter.listAudiences({ limit: 501 }),
  },
  {
    method: 'listAudiences',
    title: 'a negative count of profiles',
    path: 'filter.minProfiles',
    call: (adapter) => adapter.listAudiences({ filter: { minProfiles: -1 } }),
  },
  {
    method: 'previewExport',
    title: 'no mapping',
    path: 'mapping',
    call: (adapter, { input, run }) => adapter.previewExport({ ...input, mapping: [] }, run.audienceId),
  },
  {
    method: 'reviewActivation',
    title: 'no audiences',
    path: 'audiences',
    call: (adapter, { input }) => adapter.reviewActivation({ ...input, audiences: [] }),
  },
  {
    method: 'createActivation',
    title: 'an empty name',
    path: 'name',
    call: (adapter, { make, input }) => adapter.createActivation({ ...input, name: '' }, make.key()),
  },
  {
    method: 'updateActivation',
    title: 'files of no rows',
    path: 'splitting.maxRows',
    call: (adapter, { activation: { id, etag } }) =>
      adapter.updateActivation(id, { splitting: { maxRows: 0, maxBytes: null } }, { etag }),
  },
  {
    method: 'startRuns',
    title: 'no audiences',
    call: (adapter, { make, activation }) => adapter.startRuns(activation.id, [], make.key()),
  },
];

const nobody = 'contract-nothing-has-this-id';

interface Absent {
  readonly method: Method;
  readonly call: (adapter: ActivationAdapter, world: World) => Promise<unknown>;
}

const absent: readonly Absent[] = [
  {
    method: 'updateAccount',
    call: (adapter, { make, account: { etag } }) =>
      adapter.updateAccount(nobody as AccountId, { name: make.name('account') }, { etag }),
  },
  {
    method: 'deleteAccount',
    call: (adapter, { account: { etag } }) => adapter.deleteAccount(nobody as AccountId, { etag }),
  },
  {
    method: 'createConnection',
    call: (adapter, { make }) => adapter.createConnection(make.connectionInput(nobody as AccountId), make.key()),
  },
  {
    method: 'updateConnection',
    call: (adapter, { make, connection: { etag } }) =>
      adapter.updateConnection(nobody as ConnectionId, { name: make.name('connection') }, { etag }),
  },
  {
    method: 'deleteConnection',
    call: (adapter, { connection: { etag } }) => adapter.deleteConnection(nobody as ConnectionId, { etag }),
  },
  {
    method: 'testConnection',
    call: (adapter) => firstOf(adapter.testConnection({ kind: 'saved', connectionId: nobody as ConnectionId })),
  },
  {
    method: 'reviewActivation',
    call: (adapter, { input }) => adapter.reviewActivation({ ...input, connectionId: nobody as ConnectionId }),
  },
  {
    method: 'createActivation',
    call: (adapter, { make, input }) =>
      adapter.createActivation({ ...input, connectionId: nobody as ConnectionId }, make.key()),
  },
  { method: 'getActivation', call: (adapter) => adapter.getActivation(nobody as ActivationId) },
  {
    method: 'updateActivation',
    call: (adapter, { activation: { etag } }) =>
      adapter.updateActivation(nobody as ActivationId, { status: 'paused' }, { etag }),
  },
  {
    method: 'deleteActivation',
    call: (adapter, { activation: { etag } }) => adapter.deleteActivation(nobody as ActivationId, { etag }),
  },
  {
    method: 'startRuns',
    call: (adapter, { make }) => adapter.startRuns(nobody as ActivationId, 'all', make.key()),
  },
  { method: 'getRun', call: (adapter) => adapter.getRun(nobody as RunId) },
  { method: 'cancelRun', call: (adapter) => adapter.cancelRun(nobody as RunId) },
  { method: 'retryRun', call: (adapter, { make }) => adapter.retryRun(nobody as RunId, make.key()) },
];

export const inputs: readonly RuleGroup[] = [
  {
    title: 'an input that is not as its schema has it',
    rules: wrongInputs.map(({ method, title, path, call }) =>
      rule(`${method} refuses ${title}, and says where`, async ({ adapter, make }) => {
        const what = `${method} with ${title}`;
        const error = await refused(call(adapter, await worldOf(adapter, make)), 'invalid', what);
        holds(error.issues.length > 0, `${what} is refused without an issue`);
        if (path === undefined) return;
        const paths = error.issues.map((issue) => issue.path);
        holds(paths.includes(path), `${what} is refused with issues at ${paths.join(', ')}, and none at ${path}`);
      }),
    ),
  },
  {
    title: 'an id that nothing has',
    rules: absent.map(({ method, call }) =>
      rule(`${method} does not find it`, async ({ adapter, make }) => {
        await refused(call(adapter, await worldOf(adapter, make)), 'not-found', `${method} of what is not there`);
      }),
    ),
  },
];
