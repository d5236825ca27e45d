import type { MockSetup } from '../../../mocks/index.ts';
import { defaultFileFormat } from '../../../src/domain/file-format.ts';
import { days, minutes, soundInput } from '../sample-input.ts';

/** One answer, as it came over the wire. */
export interface Answer {
  readonly request: string;
  readonly status: number;
  /** Names in lower case, in the order of the alphabet. */
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** In which every kind of answer comes: lists, refusals, faults by chance, latency by chance, events, files. */
const SCENARIO = 'partial-success+slow';

/**
 * What a tester might do in half an hour: looks round, sets up an account and a connection, reviews, previews, activates, waits for
 * the runs and reads their files. Everything that is answered, byte for byte.
 */
export async function playSession(setup: MockSetup, seed: number): Promise<readonly Answer[]> {
  const backend = setup.change({ scenario: SCENARIO, seed });
  backend.clock.autoAdvance();
  backend.faults.add({
    probability: 0.2,
    method: 'GET',
    fault: { kind: 'problem', code: 'unavailable', retryAfter: 1 },
  });
  const answers: Answer[] = [];
  const ask = async (path: string, init: RequestInit = {}): Promise<string> => {
    const response = await fetch(`${setup.baseUrl}${path}`, init);
    const bytes = new Uint8Array(await response.arrayBuffer());
    answers.push({
      request: `${init.method ?? 'GET'} ${path}`,
      status: response.status,
      headers: [...response.headers].sort(([one], [other]) => (one < other ? -1 : 1)),
      bytes: bytes.length,
      sha256: hexadecimal(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
    });
    return new TextDecoder().decode(bytes);
  };
  const post = (path: string, body: unknown, key?: string) =>
    ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...(key === undefined ? {} : { 'Idempotency-Key': key }) },
    });

  for (const path of lists) await ask(path);
  for (const query of searches) await post('/audiences/search', query);

  const account = idIn(
    await post(
      '/accounts',
      {
        destinationId: 'amazon-s3',
        name: 'Scripted',
        credentials: { kind: 'assumed-role', roleArn: 'arn:aws:iam::123456789012:role/scripted' },
      },
      'account',
    ),
  );
  const location = { bucket: 'scripted', folder: 'in/%AUDIENCE_NAME%', region: 'eu-west-1' };
  const connectionId = idIn(
    await post(
      '/connections',
      {
        destinationId: 'amazon-s3',
        accountId: account,
        name: 'Scripted',
        dataType: 'prospects',
        location,
        format: defaultFileFormat,
        includeManifest: true,
        serverSideEncryption: { kind: 'bucket-default' },
        openPgpPublicKeys: [],
        marketingActions: [],
        alerts: [],
      },
      'connection',
    ),
  );
  await post('/connection-tests', { kind: 'saved', connectionId });
  const input = await soundInput(backend, { connectionId: connectionId as never });
  await post('/activation-reviews', input);
  for (const { audienceId } of input.audiences) await post(`/export-previews?audienceId=${audienceId}`, input);
  const activation = idIn(await post('/activations', input, 'activation'));
  await post('/activations', input, 'again');
  await post(`/activations/${activation}/runs`, { audienceIds: 'all' }, 'runs');
  await backend.clock.advance(minutes(30));
  await ask(`/activations/${activation}`);
  backend.faults.clear();
  for (const path of lists) await ask(path);
  const { items } = (await backend.adapter.listRuns({ activationId: activation as never })) as {
    readonly items: readonly { readonly id: string; readonly files: readonly { readonly key: string }[] }[];
  };
  for (const { id, files } of items)
    for (const { key } of files) await ask(`/runs/${id}/file?key=${encodeURIComponent(key)}`);
  await backend.clock.advance(days(1));
  for (const path of lists) await ask(path);
  return answers;
}

const lists = [
  '/session',
  '/destinations',
  '/accounts',
  '/connections?limit=500',
  '/fields',
  '/activations?limit=500',
  '/runs?limit=500',
  '/nowhere',
];

const searches = [
  { limit: 500 },
  { filter: { search: 'travel' }, sort: { by: 'profiles', direction: 'descending' } },
  { sort: { by: 'origin', direction: 'ascending' }, limit: 500 },
  { from: { kind: 'position', position: 200 } },
  { from: { kind: 'cursor', cursor: 'not a cursor' } },
];

function idIn(text: string): string {
  const { id } = JSON.parse(text) as { readonly id?: unknown };
  if (typeof id !== 'string') throw new Error(`The answer has no id: ${text}`);
  return id;
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
