import type { FileNameTemplate } from '../../../src/domain/file-name.ts';
import { exportPreviewSchema, reviewSchema } from '../../../src/domain/review.ts';
import { holds, keepsTo, refused, same } from '../expectations.ts';
import { NotChecked, rule, type ContractContext, type RuleGroup } from '../rule.ts';

/** Names that are the same at every run. */
const staticName: FileNameTemplate = {
  tokens: [{ token: 'audience-id' }],
  separator: '_',
  fileNumber: { kind: 'from-second' },
  whenExists: 'replace',
};

export const reviews: readonly RuleGroup[] = [
  {
    title: 'a review',
    rules: [
      rule('plans files for each audience, under the folder of the connection', async ({ adapter, make }) => {
        const connection = await make.connection();
        const audiences = await make.audiences(2);
        const audienceIds = audiences.map(({ id }) => id);
        const review = await adapter.reviewActivation(await make.activationInput(connection.id, { audienceIds }));
        keepsTo(reviewSchema, review, 'the review');
        same(
          review.audiences.map(({ audienceId, name }) => [audienceId, name]),
          audiences.map(({ id, name }) => [id, name]),
          'the planned audiences',
        );
        same(review.blockers, [], 'the blockers of an activation that can be created');
        const folder = connection.location.folder.split('/').filter((segment) => !segment.startsWith('%'));
        for (const { files, name } of review.audiences) {
          holds(files.length > 0, `no file is planned for ${name}`);
          const strange = files.find(({ key }) => !key.startsWith(folder.join('/')));
          holds(strange === undefined, `${strange?.key} does not lie in ${folder.join('/')}`);
        }
        const keys = review.audiences.flatMap(({ files }) => files.map(({ key }) => key));
        same(new Set(keys).size, keys.length, 'the number of different keys');
      }),
      rule('plans a manifest where the connection asks for one, and only there', async ({ adapter, make }) => {
        for (const includeManifest of [true, false]) {
          const { id } = await make.connection({ includeManifest });
          const { manifestKey } = await adapter.reviewActivation(await make.activationInput(id));
          same(manifestKey !== null, includeManifest, `whether a manifest is planned with includeManifest`);
        }
      }),
      rule('plans more files where fewer rows may stand in one', async ({ adapter, make }) => {
        const audience = await make.audience();
        const maxRows = Math.ceil((audience.profiles ?? 0) / 3);
        const input = await make.activationInput((await make.connection()).id, {
          audienceIds: [audience.id],
          splitting: { maxRows, maxBytes: null },
        });
        const { audiences } = await adapter.reviewActivation(input);
        const [planned] = audiences;
        holds(planned !== undefined, 'the audience is not planned');
        const expected = Math.ceil((audience.profiles ?? 0) / maxRows);
        same(planned.files.length, expected, `the number of files of ${audience.profiles} rows at ${maxRows} a file`);
      }),
      rule('is blocked by a field that is not there', async ({ adapter, make }) => {
        const input = await make.activationInput((await make.connection()).id);
        const mapping = [...input.mapping, column('contract.no.such.field', 'nothing')];
        await blocked(adapter, { ...input, mapping }, 'mapping');
      }),
      rule('is blocked by two columns of one name', async ({ adapter, make }) => {
        const input = await make.activationInput((await make.connection()).id);
        const [first, second] = input.mapping;
        if (first === undefined || second === undefined) throw new NotChecked('there are not two fields to map');
        await blocked(adapter, { ...input, mapping: [first, { ...second, target: first.target }] }, 'mapping');
      }),
      rule('is blocked by an audience that does not exist', async ({ adapter, make }) => {
        const input = await make.activationInput((await make.connection()).id);
        const [entry] = input.audiences;
        holds(entry !== undefined, 'the input has no audience');
        const audiences = [{ ...entry, audienceId: 'contract-no-audience' as typeof entry.audienceId }];
        await blocked(adapter, { ...input, audiences }, 'audiences');
      }),
      rule('is blocked by a schedule that has ended', async ({ adapter, make }) => {
        const input = await make.activationInput((await make.connection()).id);
        const audiences = input.audiences.map((entry) => ({
          ...entry,
          schedule: {
            frequency: 'once' as const,
            day: '2000-01-01',
            start: { kind: 'at' as const, time: '12:00' },
            timeZone: 'UTC',
          },
        }));
        await blocked(adapter, { ...input, audiences }, 'scheduling');
      }),
      rule('finds that two activations write the same key, but not one with itself', async ({ adapter, make }) => {
        const { id: connectionId } = await make.connection();
        const input = await make.activationInput(connectionId);
        const audiences = input.audiences.map((entry) => ({ ...entry, fileName: staticName }));
        const activation = await adapter.createActivation({ ...input, audiences }, make.key());
        const again = { ...input, audiences, name: make.name('activation') };
        await blocked(adapter, again, 'scheduling');
        const editing = await adapter.reviewActivation({ ...input, audiences }, { editing: activation.id });
        same(editing.blockers, [], 'the blockers of an activation that is edited');
      }),
    ],
  },
  {
    title: 'a preview',
    rules: [
      rule(
        'shows the first rows as the bytes of the file, under the names of the mapping',
        async ({ adapter, make }) => {
          const audience = await make.audience();
          const input = await make.activationInput((await csvConnection(make)).id, { audienceIds: [audience.id] });
          const mapping = input.mapping.map((row, index) => ({ ...row, target: `column_${index + 1}` }));
          const preview = await adapter.previewExport({ ...input, mapping }, audience.id);
          keepsTo(exportPreviewSchema, preview, 'the preview');
          const [header] = textOf(preview.content).split('\n');
          same(header, mapping.map(({ target }) => target).join(','), 'the header');
          holds(preview.rows > 0, 'the preview has no row of an audience with profiles');
          holds(preview.rows <= (audience.profiles ?? 0), 'the preview has more rows than the audience');
          same(preview.truncated, preview.rows < (audience.profiles ?? 0), 'whether the file would go on');
        },
      ),
      rule('has as many rows as it says', async ({ adapter, make }) => {
        const audience = await make.audience();
        const { id } = await csvConnection(make);
        const input = await make.activationInput(id, { audienceIds: [audience.id] });
        const [first] = input.mapping;
        holds(first !== undefined, 'there is no field to map');
        const preview = await adapter.previewExport({ ...input, mapping: [first] }, audience.id);
        // Quotes may hold line breaks: what stands between them is no end of a row.
        const lines = textOf(preview.content)
          .replaceAll(/"[^"]*"/g, 'quoted')
          .trimEnd()
          .split('\n').length;
        same(lines, preview.rows + 1, 'the number of lines with the header');
      }),
      rule('follows the mapping in its order', async ({ adapter, make }) => {
        const audience = await make.audience();
        const input = await make.activationInput((await csvConnection(make)).id, { audienceIds: [audience.id] });
        const mapping = [...input.mapping].reverse();
        const { content } = await adapter.previewExport({ ...input, mapping }, audience.id);
        same(textOf(content).split('\n')[0], mapping.map(({ target }) => target).join(','), 'the header');
      }),
      rule('is refused for an audience that is not part of the activation', async ({ adapter, make }) => {
        const [own, other] = await make.audiences(2);
        holds(own !== undefined && other !== undefined, 'there are not two audiences');
        const input = await make.activationInput((await make.connection()).id, { audienceIds: [own.id] });
        const call = adapter.previewExport(input, other.id);
        await refused(call, ['invalid', 'not-found'], 'the preview of another audience');
      }),
    ],
  },
];

async function blocked(
  adapter: ContractContext['adapter'],
  input: Parameters<ContractContext['adapter']['reviewActivation']>[0],
  step: string,
): Promise<void> {
  const { blockers } = await adapter.reviewActivation(input);
  holds(blockers.length > 0, 'the review has no blocker');
  const own = blockers.find((blocker) => blocker.step === step);
  holds(
    own !== undefined,
    `no blocker leads to the step ${step}, but to ${blockers.map((note) => note.step).join(', ')}`,
  );
  holds(own.message.trim() !== '', 'the blocker says nothing');
}

/** Whatever the fixtures export, this one writes CSV as RFC 4180 has it. */
function csvConnection(make: ContractContext['make']) {
  return make.connection({
    format: {
      type: 'csv',
      dialect: {
        delimiter: 'comma',
        quote: 'double',
        escape: 'quote',
        nullValue: 'nothing',
        emptyValue: 'quotes',
        header: true,
        lineEnding: 'lf',
        byteOrderMark: false,
        formulaGuard: false,
      },
      compression: 'none',
    },
  });
}

function column(source: string, target: string) {
  return { source, target, mandatory: false, deduplicationKey: false };
}

function textOf(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
}
