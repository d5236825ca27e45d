import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { defaultFileFormat, fileCompressions, type FileFormat } from '../../src/domain/file-format.ts';
import { dateTimePatterns, type FileNameTemplate, type FileNameToken } from '../../src/domain/file-name.ts';
import {
  collidingKeys,
  keyIssues,
  MAX_FILE_NAME_LENGTH,
  MAX_KEY_BYTES,
  manifestKey,
  objectKey,
  type FileNameContext,
} from '../../src/domain/object-key.ts';

/** Cases of each property, the same in every run. */
/** PROPERTY_CASES=10000 tries more. */
const CASES = { numRuns: Number(process.env['PROPERTY_CASES'] ?? 2_000), seed: 20_261_124 };

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('/', '\\', '.', '..', ' ', '%', '\0', '\n', '\u0085', '\ud800', 'é', '😀', 'a', '_2'),
    maxLength: 8,
  }),
  fc.string({ unit: fc.constantFrom('x', '語'), minLength: 100, maxLength: 300 }),
);

const token = fc.oneof<fc.Arbitrary<FileNameToken>[]>(
  fc.record({
    token: fc.constantFrom(
      'destination-name',
      'connection-name',
      'audience-id',
      'audience-name',
      'audience-slug',
      'run-id',
    ),
  }),
  fc.record({
    token: fc.constant('date-time'),
    of: fc.constantFrom('slot', 'run'),
    pattern: fc.constantFrom(...dateTimePatterns),
    timeZone: fc.constantFrom('UTC', 'Europe/Paris', 'Pacific/Apia', 'America/St_Johns'),
  }),
  fc.record({ token: fc.constant('unix-seconds'), of: fc.constantFrom('slot', 'run') }),
  fc.record({
    token: fc.constant('text'),
    text: hostile.filter((text) => text !== '').map((text) => text.slice(0, 100)),
  }),
);

const template: fc.Arbitrary<FileNameTemplate> = fc.record({
  tokens: fc.array(token, { minLength: 1, maxLength: 4 }),
  separator: fc.constantFrom('_', '-', '.', ''),
  fileNumber: fc.oneof(
    fc.constant({ kind: 'from-second' } as const),
    fc.record({
      kind: fc.constant('padded' as const),
      digits: fc.integer({ min: 1, max: 6 }),
      withTotal: fc.boolean(),
    }),
  ),
  whenExists: fc.constantFrom('refuse', 'replace'),
});

const instant = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().replace(/\.\d+/, ''));

const names: fc.Arbitrary<FileNameContext> = fc.record({
  destinationName: hostile,
  connectionName: hostile,
  audienceId: hostile,
  audienceName: hostile,
  runId: hostile,
  slot: instant,
  startedAt: instant,
});

const folder = fc.constantFrom(
  '',
  'in',
  'a/b c',
  'x/%AUDIENCE_NAME%',
  '%AUDIENCE_NAME%/%AUDIENCE_ID%',
  'y/%AUDIENCE_ID%',
);

const format: fc.Arbitrary<FileFormat> = fc.oneof(
  fc
    .constantFrom(...fileCompressions)
    .map((compression): FileFormat => ({ ...defaultFileFormat, compression }) as FileFormat),
  fc.constant<FileFormat>({ type: 'parquet', compression: 'snappy' }),
);

const key = fc.record({
  folder,
  template,
  format,
  encrypted: fc.boolean(),
  names,
  file: fc.record({ number: fc.integer({ min: 1, max: 2000 }), total: fc.option(fc.integer({ min: 1, max: 2000 })) }),
});

describe('an object key, whatever its names are', () => {
  test('is one that S3 and a file system take, or is said not to be', () => {
    fc.assert(
      fc.property(key, (parts) => {
        const rendered = objectKey(parts);
        const segments = rendered.split('/');
        assert.equal(segments.length, parts.folder === '' ? 1 : parts.folder.split('/').length + 1);
        assert.ok(rendered.isWellFormed());
        assert.doesNotMatch(rendered, /[\u0000-\u001f\u007f-\u009f\\]/);
        const isTaken =
          (segments.at(-1) ?? '').length <= MAX_FILE_NAME_LENGTH &&
          Buffer.byteLength(rendered) <= MAX_KEY_BYTES &&
          segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
        if (keyIssues(rendered).length === 0) assert.ok(isTaken, rendered);
        // Dots in any number are refused too: nobody means them.
        else assert.ok(!isTaken || segments.some((segment) => /^\.+$/.test(segment)), rendered);
      }),
      CASES,
    );
  });

  test('ends with what the file is', () => {
    fc.assert(
      fc.property(key, (parts) => {
        const [, kind = '', rest = ''] = /\.(csv|parquet)((?:\.[a-z]+)*)$/.exec(objectKey(parts)) ?? [];
        assert.equal(kind, parts.format.type);
        assert.equal(rest.endsWith('.pgp'), parts.encrypted);
      }),
      CASES,
    );
  });

  test('tells the files of a run from each other, and from its manifest', () => {
    fc.assert(
      fc.property(key, fc.integer({ min: 1, max: 2000 }), (parts, other) => {
        const { number, total } = parts.file;
        const one = objectKey(parts);
        assert.equal(objectKey({ ...parts, file: { number: other, total } }) === one, other === number);
        const { runId } = parts.names;
        assert.notEqual(one, manifestKey({ ...parts, destinationId: 'dst', runId }));
      }),
      CASES,
    );
  });

  test('is told when two audiences would write it, and only then', () => {
    const owners = fc.array(fc.tuple(fc.constantFrom('a', 'a_2', 'a/', 'a\\', 'b', 'B', 'é'), fc.nat(99)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(owners, template, names, (audiences, chosen, common) => {
        const keys = audiences.map(([audienceId, owner]) => {
          const parts = { folder: '', template: chosen, format: defaultFileFormat, encrypted: false };
          const rendered = objectKey({ ...parts, names: { ...common, audienceId }, file: { number: 1, total: null } });
          return [rendered, owner] as const;
        });
        const colliding = collidingKeys(keys);
        for (const [rendered] of keys) {
          const sharing = keys.filter(([each]) => each === rendered).map(([, owner]) => owner);
          assert.deepEqual(colliding.get(rendered), sharing.length > 1 ? sharing : undefined);
        }
      }),
      CASES,
    );
  });
});
