import { ledgerBalances } from '../../../src/domain/ledger.ts';
import type { Run } from '../../../src/domain/run.ts';
import { holds, inTime, refused, same, sessionOf } from '../expectations.ts';
import { NotChecked, rule, type ContractContext, type RuleGroup } from '../rule.ts';
import { controlled } from './runs.ts';

export const runFiles: readonly RuleGroup[] = [
  {
    title: 'a run that succeeds',
    rules: [
      rule('shows no file before its end, and all of them then', async (context) => {
        const { adapter, make } = context;
        const control = controlled(context);
        await control.hold();
        const { id, files } = await make.run();
        same(files, [], 'the files at the beginning');
        same((await adapter.getRun(id)).files, [], 'the files while it goes on');
        await control.finish();
        const run = await adapter.getRun(id);
        same(run.state.kind, 'succeeded', `the end of the run (${JSON.stringify(run.state)})`);
        holds(
          run.files.some(({ kind }) => kind === 'data'),
          'there is no file of data',
        );
      }),
      rule('balances its ledger, and writes the rows that it counts', async (context) => {
        const { ledger, files } = await succeededRun(context);
        holds(ledgerBalances(ledger), `the ledger does not balance: ${JSON.stringify(ledger)}`);
        holds(ledger.read > 0, 'no row was read of an audience with profiles');
        same(ledger.notDelivered, 0, 'the rows that were not delivered');
        const rows = files.reduce((sum, file) => sum + (file.rows ?? 0), 0);
        same(rows, ledger.written, 'the rows of all files together');
      }),
      rule('ends with a manifest where the connection asks for one, and only there', async (context) => {
        for (const includeManifest of [true, false]) {
          const { id: connectionId } = await context.make.connection({ includeManifest });
          const { files } = await succeededRun(context, { connectionId });
          const manifests = files.filter(({ kind }) => kind === 'manifest');
          same(
            manifests.length,
            includeManifest ? 1 : 0,
            `the number of manifests with includeManifest ${includeManifest}`,
          );
          if (includeManifest) same(files.at(-1)?.kind, 'manifest', 'the last file');
        }
      }),
      rule('splits its files where their rows are limited', async (context) => {
        const audience = await context.make.audience();
        const maxRows = Math.ceil((audience.profiles ?? 0) / 2);
        const { files, ledger } = await succeededRun(context, {
          audienceIds: [audience.id],
          splitting: { maxRows, maxBytes: null },
        });
        const data = files.filter(({ kind }) => kind === 'data');
        same(data.length, Math.ceil(ledger.written / maxRows), 'the number of files');
        holds(
          data.every(({ rows }) => (rows ?? 0) <= maxRows),
          `a file holds more than ${maxRows} rows`,
        );
        same(new Set(data.map(({ key }) => key)).size, data.length, 'the number of different keys');
      }),
      rule('writes the keys that its review planned, with the run in place of the one to come', async (context) => {
        const { adapter, make } = context;
        const connection = await make.connection({ includeManifest: false });
        const input = await make.activationInput(connection.id);
        const template = {
          tokens: [{ token: 'audience-id' }, { token: 'text', text: make.key().idempotencyKey }],
          separator: '_',
          fileNumber: { kind: 'from-second' },
          whenExists: 'replace',
        } as const;
        const audiences = input.audiences.map((entry) => ({
          ...entry,
          fileName: { ...template, tokens: [...template.tokens] },
        }));
        const planned = (await adapter.reviewActivation({ ...input, audiences })).audiences[0]?.files ?? [];
        const { files } = await succeededRun(context, { ...input, audiences });
        same(
          files.map(({ key }) => key),
          planned.map(({ key }) => key),
          'the keys',
        );
      }),
    ],
  },
  {
    title: 'the bytes of a file',
    rules: [
      rule('are as many, and have the hash, that the run tells', async (context) => {
        const { adapter } = context;
        await requireRunFiles(context);
        const run = await succeededRun(context);
        for (const file of run.files) {
          const content = await inTime(adapter.readRunFile(run.id, file.key), 'reading a file');
          const bytes = new Uint8Array(await inTime(new Response(content.body).arrayBuffer(), 'the bytes of a file'));
          same([content.bytes, bytes.byteLength], [file.bytes, file.bytes], `the length of ${file.key}`);
          holds(/^[\w.+-]+\/[\w.+-]+/.test(content.contentType), `"${content.contentType}" is no media type`);
          same(await sha256(bytes), file.sha256, `the SHA-256 of ${file.key}`);
        }
      }),
      rule('begin with what the preview shows', async (context) => {
        const { adapter } = context;
        await requireRunFiles(context);
        const run = await succeededRun(context);
        const activation = await adapter.getActivation(run.activationId);
        const { name, connectionId, dataType, audiences, mapping, splitting, emptyAudience } = activation;
        const input = { name, connectionId, dataType, audiences, mapping, splitting, emptyAudience };
        const preview = await adapter.previewExport(input, run.audienceId);
        const shown = Uint8Array.from(atob(preview.content), (char) => char.charCodeAt(0));
        const key = run.files[0]?.key ?? '';
        const content = await adapter.readRunFile(run.id, key);
        const bytes = new Uint8Array(await new Response(content.body).arrayBuffer());
        const rows = rowsOf(shown);
        const written = new Set(rowsOf(bytes));
        holds(rows[0] === rowsOf(bytes)[0], 'the header of the preview is not that of the file');
        holds(
          rows.every((row) => written.has(row)),
          'the preview shows a row that the file does not have',
        );
      }),
      rule('are not found under another key', async (context) => {
        await requireRunFiles(context);
        const { id } = await succeededRun(context);
        await refused(context.adapter.readRunFile(id, 'contract/no-such-file.csv'), 'not-found', 'another key');
      }),
      rule('are unavailable where the session says that files cannot be read', async (context) => {
        if ((await sessionOf(context.adapter)).capabilities.runFiles)
          throw new NotChecked('the session says that files can be read');
        const { id, files } = await succeededRun(context);
        await refused(context.adapter.readRunFile(id, files[0]?.key ?? ''), 'unavailable', 'reading a file');
      }),
    ],
  },
  {
    title: 'an audience without profiles',
    rules: [
      rule('is skipped with a reason where the activation says so', async (context) => {
        const { state, files } = await runOfEmpty(context, 'skip');
        same([state.kind, files], ['skipped', []], 'state and files');
        holds(state.kind === 'skipped' && state.reason.trim() !== '', 'there is no reason');
      }),
      rule('writes a header alone where the activation says so', async (context) => {
        const { state, files, ledger } = await runOfEmpty(context, 'header-only');
        const data = files.filter(({ kind }) => kind === 'data');
        same(
          [state.kind, data.map(({ rows }) => rows), ledger.written],
          ['succeeded', [0], 0],
          'state, rows and ledger',
        );
      }),
      rule('fails where the activation says so, and says what to do', async (context) => {
        const { state, files, ledger } = await runOfEmpty(context, 'fail');
        same([state.kind, files, ledger.written], ['failed', [], 0], 'state, files and ledger');
        holds(state.kind === 'failed', 'the run has not failed');
        for (const text of [state.error.title, state.error.message, state.error.nextStep])
          holds(text.trim() !== '' && !/\n\s+at /.test(text), 'the error leaves a person without help');
      }),
      rule('is told by its code too, where runs give codes for those who speak another language', async (context) => {
        const [skipped, failed] = [await runOfEmpty(context, 'skip'), await runOfEmpty(context, 'fail')];
        const codes = [
          skipped.state.kind === 'skipped' ? skipped.state.code : undefined,
          failed.state.kind === 'failed' ? failed.state.error.failure?.code : undefined,
        ];
        if (codes.every((code) => code === undefined)) throw new NotChecked('runs give no codes');
        same(codes, ['no-prospects', 'no-prospects'], 'the codes of a run that is skipped and of one that fails');
      }),
    ],
  },
];

async function requireRunFiles({ adapter }: ContractContext): Promise<void> {
  if (!(await sessionOf(adapter)).capabilities.runFiles)
    throw new NotChecked('the session says that files cannot be read');
}

async function succeededRun(
  context: ContractContext,
  change: Parameters<ContractContext['make']['run']>[0] = {},
): Promise<Run> {
  const control = controlled(context);
  const { id } = await context.make.run(change);
  await control.finish();
  const run = await context.adapter.getRun(id);
  same(run.state.kind, 'succeeded', `the end of the run (${JSON.stringify(run.state)})`);
  return run;
}

async function runOfEmpty(context: ContractContext, emptyAudience: 'skip' | 'header-only' | 'fail'): Promise<Run> {
  const { make, adapter } = context;
  const control = controlled(context);
  const { id: audienceId } = await make.emptyAudience();
  const { id } = await make.run({ audienceIds: [audienceId], emptyAudience });
  await control.finish();
  return adapter.getRun(id);
}

function rowsOf(bytes: Uint8Array): readonly string[] {
  return new TextDecoder().decode(bytes).split(/\r?\n/);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
