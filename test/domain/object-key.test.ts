import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { defaultFileFormat } from '../../src/domain/file-format.ts';
import { defaultFileNameTemplate, type FileNameTemplate } from '../../src/domain/file-name.ts';
import {
  audienceSlug,
  collidingKeys,
  isStaticName,
  keyIssues,
  manifestKey,
  objectKey,
  renderFolder,
  type FileNameContext,
} from '../../src/domain/object-key.ts';

const names: FileNameContext = {
  destinationName: 'Amazon S3',
  connectionName: 'S3 Frankfurt, partner drop',
  audienceId: 'c4e82c6e-4a05-4d29-8d29-6b1f0c7e2a94',
  audienceName: 'Été: buyers / Q4 ☀',
  runId: 'run_1',
  slot: '2026-11-30T01:30:00Z',
  startedAt: '2026-11-30T01:31:07Z',
};

function key(changes: Partial<Parameters<typeof objectKey>[0]> = {}): string {
  return objectKey({
    folder: 'prospects',
    template: defaultFileNameTemplate,
    format: defaultFileFormat,
    encrypted: false,
    names,
    file: { number: 1, total: null },
    ...changes,
  });
}

function template(...tokens: FileNameTemplate['tokens']): FileNameTemplate {
  return { ...defaultFileNameTemplate, tokens };
}

describe('object key', () => {
  test('by default is destination, audience id and time, as the model product', () => {
    assert.equal(key(), 'prospects/amazon-s3_c4e82c6e-4a05-4d29-8d29-6b1f0c7e2a94_20261130013000.csv');
  });

  test('has no folder where none is given', () => assert.match(key({ folder: '' }), /^amazon-s3_/));

  test('numbers the files of a split from the second on', () => {
    assert.match(key({ file: { number: 1, total: 3 } }), /013000\.csv$/);
    assert.match(key({ file: { number: 2, total: 3 } }), /013000_2\.csv$/);
  });

  test('can carry padded numbers and the total', () => {
    const padded: FileNameTemplate = {
      ...defaultFileNameTemplate,
      fileNumber: { kind: 'padded', digits: 3, withTotal: true },
    };
    assert.match(key({ template: padded, file: { number: 1, total: 12 } }), /_001-of-012\.csv$/);
    assert.match(key({ template: padded, file: { number: 1, total: null } }), /_001\.csv$/);
  });

  test('tells compression and encryption by its extension', () => {
    assert.match(key({ format: { ...defaultFileFormat, compression: 'gzip' }, encrypted: true }), /\.csv\.gz\.pgp$/);
    assert.match(key({ format: { type: 'parquet', compression: 'zstd' } }), /\.parquet$/);
  });

  test('writes times in the zone of the token, of the slot or of the run', () => {
    const paris = { token: 'date-time', pattern: 'YYYYMMDD_HHmmss', timeZone: 'Europe/Paris' } as const;
    assert.match(key({ template: template({ ...paris, of: 'slot' }) }), /\/20261130_023000\.csv$/);
    assert.match(key({ template: template({ ...paris, of: 'run' }) }), /\/20261130_023107\.csv$/);
    assert.match(key({ template: template({ token: 'unix-seconds', of: 'slot' }) }), /\/1796002200\.csv$/);
  });

  test('replaces what S3 and file systems mind, visibly', () => {
    assert.equal(key({ template: template({ token: 'audience-name' }) }), 'prospects/Été--buyers---Q4-☀.csv');
    assert.equal(key({ template: template({ token: 'audience-slug' }) }), 'prospects/ete-buyers-q4.csv');
    assert.equal(key({ template: template({ token: 'text', text: 'a/../b\u0000' }) }), 'prospects/a-..-b-.csv');
  });

  test('replaces the tokens of the folder for each audience', () => {
    assert.equal(
      renderFolder('acme/%AUDIENCE_NAME%/%AUDIENCE_ID%', names),
      `acme/Été- buyers - Q4 ☀/${names.audienceId}`,
    );
  });

  test('of the manifest names destination and run, beside the files', () => {
    assert.equal(
      manifestKey({ folder: 'prospects', destinationId: 'dest-1', runId: 'run_1', names }),
      'prospects/manifest-dest-1-run_1.json',
    );
  });

  test('never gains a segment from a name, whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const rendered = key({
          template: template({ token: 'audience-name' }, { token: 'text', text: name }),
          names: { ...names, audienceName: name },
        });
        assert.equal(rendered.split('/').length, 2);
        assert.ok(rendered.isWellFormed());
      }),
      { numRuns: 2000 },
    );
  });
});

describe('audience slug', () => {
  test('is never empty', () =>
    assert.deepEqual(['☀', '', '---'].map(audienceSlug), ['audience', 'audience', 'audience']));
});

describe('static name', () => {
  test('is one without a time, seconds or run', () => {
    assert.equal(isStaticName(defaultFileNameTemplate), false);
    assert.equal(isStaticName(template({ token: 'audience-id' })), true);
    assert.equal(isStaticName(template({ token: 'run-id' })), false);
  });
});

describe('key issues', () => {
  test('allow a name of 255 characters and refuse one more', () => {
    assert.deepEqual(keyIssues(`folder/${'a'.repeat(255)}`), []);
    assert.deepEqual(keyIssues(`folder/${'a'.repeat(256)}`), [{ code: 'name-too-long', length: 256 }]);
  });
  test('count the bytes of the key, not its characters', () => {
    assert.deepEqual(keyIssues(`${'é'.repeat(510)}/ab.csv`), [{ code: 'key-too-long', bytes: 1027 }]);
  });
  test('refuse a name of dots alone', () => assert.deepEqual(keyIssues('folder/..'), [{ code: 'name-not-allowed' }]));
});

describe('colliding keys', () => {
  test('are named with everyone who would write them', () => {
    assert.deepEqual(
      [
        ...collidingKeys([
          ['a', 1],
          ['b', 2],
          ['a', 3],
        ] as const),
      ],
      [['a', [1, 3]]],
    );
  });
});
