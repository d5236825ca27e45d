import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { inputIssueSchema } from '../../src/adapter/activation-error-schema.ts';
import * as domain from '../../src/domain/index.ts';
import { bucketNameSchema, folderPathSchema } from '../../src/domain/s3-rules.ts';
import {
  isValueIssueCode,
  valueIssueMessage,
  valueIssueMessages,
  valueIssueOf,
  type ValueIssueCode,
} from '../../src/domain/value-issues.ts';

/** The messages of a schema and of all that it is made of. */
function messagesIn(part: unknown, seen = new Set<unknown>()): string[] {
  if (typeof part !== 'object' || part === null || seen.has(part)) return [];
  seen.add(part);
  const own = 'kind' in part && 'message' in part && typeof part.message === 'string' ? [part.message] : [];
  return [...own, ...Object.values(part).flatMap((inner) => messagesIn(inner, seen))];
}

const given = new Set(Object.values(domain).flatMap((exported) => messagesIn(exported)));

/** Found where no schema looks: by the form, or by the other side. */
const elsewhere: readonly ValueIssueCode[] = ['missing', 'not-chosen', 'taken'];

describe('what schemas find wrong', () => {
  test('is a code that has words, in every check that says anything', () => {
    assert.deepEqual(
      [...given].filter((message) => !isValueIssueCode(message)),
      [],
    );
  });

  test('is every code that has words, but for what is found elsewhere', () =>
    assert.deepEqual(new Set([...given, ...elsewhere]), new Set(Object.keys(valueIssueMessages))));

  test('comes with the bound that the check itself requires', () => {
    assert.deepEqual(issueOf(bucketNameSchema, 'ab'), { code: 'too-short', bound: 3 });
    assert.deepEqual(issueOf(folderPathSchema, 'x'.repeat(513)), { code: 'too-long', bound: 512 });
    assert.deepEqual(issueOf(bucketNameSchema, '192.168.0.1'), { code: 'bucket-ip-address' });
  });

  test('is nothing where the value is of another type, and "missing" where there is none', () => {
    assert.equal(issueOf(bucketNameSchema, 7), undefined);
    assert.deepEqual(issueOf(bucketNameSchema, undefined), { code: 'missing' });
  });

  test('is said in English with the bound', () =>
    assert.equal(valueIssueMessage({ code: 'too-long', bound: 2000 }), 'must not be longer than 2,000 characters'));

  test('fits into a refusal on the wire', () =>
    assert.ok(v.is(inputIssueSchema, { path: 'location.bucket', message: 'x', code: 'too-short', bound: 3 })));
});

function issueOf(schema: v.GenericSchema, value: unknown) {
  const [issue] = v.safeParse(schema, value).issues ?? [];
  assert.ok(issue !== undefined);
  return valueIssueOf(issue);
}
