import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { defaultFileFormat } from '../../../src/domain/file-format.ts';
import { exportPreviewSchema } from '../../../src/domain/review.ts';
import { encodePreview } from '../../../src/export/encode/preview.ts';

const mapping = [
  { source: 'person.name', target: 'name', mandatory: false, deduplicationKey: false },
  { source: 'id', target: 'id', mandatory: true, deduplicationKey: true },
];
const rows = [
  { person: { name: 'Ann, B.' }, id: 'P1' },
  { 'person.name': 'Çelik', id: 'P2' },
];
const textOf = (content: string) => Buffer.from(content, 'base64').toString();

describe('the preview', () => {
  test('is the beginning of the file, of nested and of flat records', () => {
    const preview = v.parse(
      exportPreviewSchema,
      encodePreview({ rows, more: true, mapping, format: defaultFileFormat }),
    );
    assert.equal(textOf(preview.content), 'name,id\n"Ann, B.",P1\nÇelik,P2\n');
    assert.deepEqual([preview.rows, preview.truncated], [2, true]);
  });

  test('is the whole file where there is no more', () => {
    const format = { type: 'json', framing: 'array', shape: 'flat', compression: 'gzip' } as const;
    const preview = encodePreview({ rows: rows.slice(0, 1), more: false, mapping, format });
    assert.deepEqual(JSON.parse(textOf(preview.content)), [{ name: 'Ann, B.', id: 'P1' }]);
    assert.equal(preview.truncated, false);
  });

  test('shows the rows of Parquet as lines', () => {
    const preview = encodePreview({ rows, more: true, mapping, format: { type: 'parquet', compression: 'snappy' } });
    assert.equal(textOf(preview.content).split('\n')[1], '{"name":"Çelik","id":"P2"}');
  });
});
