import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { startS3Server, type S3Server } from '../../mocks/s3/node.ts';
import { Visit, type Marketer } from './visit.ts';

const BUCKET = 'drop';
const KEY = { accessKeyId: 'AKIABADINPUTTEST0001', secretAccessKey: 'secret-of-the-bad-input-test-0123456789' };
const AUDIENCE = 'Hybrid SUV considerers';

let s3: S3Server;
let visit: Visit;
let marketer: Marketer;

before(async () => {
  s3 = await startS3Server({
    region: 'eu-central-1',
    credentials: [KEY],
    buckets: [BUCKET],
    clock: { now: () => Date.now() },
  });
  visit = await Visit.begin({
    S3_ENDPOINT: s3.url,
    S3_BUCKET: BUCKET,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: KEY.accessKeyId,
    AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey,
  });
});

after(async () => {
  await visit.end();
  await s3.close();
});

async function reviewed(name: string): Promise<void> {
  marketer = await visit.marketer();
  await marketer.beginActivation();
  await marketer.choose(AUDIENCE);
  await marketer.goToReview();
  await marketer.type('Name of the activation', name);
  await marketer.page.getByText('Nothing stands in the way').waitFor();
}

describe('what goes wrong around an activation', () => {
  afterEach(async () => {
    s3.endpoint.faults.clear();
    await marketer.page.context().close();
  });

  test('a closed tab loses nothing: the next one offers the draft, with all that was chosen and typed', async () => {
    await reviewed('Typed before the tab was closed');
    await marketer.page.close({ runBeforeUnload: true });

    marketer = await marketer.otherTab();
    await marketer.press(marketer.button('Activate Amazon S3'), 'Enter');
    await marketer.press(marketer.button('Go on with the draft'), 'Enter');
    await marketer.page.getByRole('heading', { name: 'Review', exact: true }).waitFor();
    assert.equal(
      await marketer.page.getByLabel('Name of the activation').inputValue(),
      'Typed before the tab was closed',
    );
    await marketer.page.getByText(AUDIENCE).first().waitFor();
  });

  test('a session that ends in mid-wizard says so, and the wizard goes on once there is one again', async () => {
    await reviewed('Typed before the session ended');
    await marketer.page.route('**/api/**', (route) => route.fulfill(problem(401, 'unauthenticated')));
    await marketer.press(marketer.button('Finish'), 'Enter');
    await marketer.page.getByText('Your session has ended').first().waitFor();

    await marketer.page.unroute('**/api/**');
    assert.equal(
      await marketer.page.getByLabel('Name of the activation').inputValue(),
      'Typed before the session ended',
    );
    await marketer.finishAndRun();
    await marketer.endedRun(AUDIENCE, 'Success');
  });

  test('an adapter out of reach says so, and the same press works once it is back', async () => {
    await reviewed('Typed before the line broke');
    await marketer.page.route('**/api/**', (route) => route.abort());
    await marketer.press(marketer.button('Finish'), 'Enter');
    await marketer.page
      .getByText(/could not be reached/)
      .first()
      .waitFor();

    await marketer.page.unroute('**/api/**');
    await marketer.finishAndRun();
    await marketer.endedRun(AUDIENCE, 'Success');
  });

  test('a bucket that refuses the manifest fails the run with a sentence, and nothing of the run is visible', async () => {
    const before = s3.endpoint.objects(BUCKET);
    s3.endpoint.faults.add({
      operation: 'PutObject',
      nth: 2,
      times: 10,
      effect: { kind: 'error', code: 'AccessDenied' },
    });
    await reviewed('Refused at the end');
    await marketer.finishAndRun();
    const run = await marketer.endedRun(AUDIENCE, 'Failed');
    await run.getByText('403 AccessDenied').waitFor();
    await run.getByText('Add the policy that the connection test shows').waitFor();
    assert.deepEqual(s3.endpoint.objects(BUCKET), before);
  });

  test('a wrong secret and a missing bucket are told apart by the connection test, and what was typed stays', async () => {
    marketer = await visit.marketer();
    const { page } = marketer;
    await page.goto(`${visit.portal.url}#/connect/s3-compatible`);
    await page.getByText('Access key', { exact: true }).click();
    const typed = {
      'Account name': 'Second account',
      Endpoint: s3.url,
      'Access key ID': KEY.accessKeyId,
      'Secret access key': 'x'.repeat(40),
      Region: 'eu-central-1',
      'Connection name': 'Typed once',
      Bucket: 'no-such-bucket',
    };
    for (const [label, text] of Object.entries(typed)) await marketer.type(label, text);
    await marketer.press(marketer.button('Test the connection'), 'Enter');
    await page.getByText('The secret access key does not belong to this key id.').waitFor();

    await marketer.type('Secret access key', KEY.secretAccessKey);
    await marketer.press(marketer.button('Test again'), 'Enter');
    await page.getByText('There is no bucket of this name').waitFor();
    for (const [label, text] of Object.entries({ ...typed, 'Secret access key': KEY.secretAccessKey }))
      assert.equal(await page.getByLabel(label, { exact: true }).inputValue(), text);
  });

  test('a source with a broken row fails the run with a sentence, and nothing of the run is visible', async () => {
    const before = s3.endpoint.objects(BUCKET);
    await reviewed('Broken in the source');
    await appendFile(join(visit.folder, 'prospects.ndjson'), '{"partner_id": "broken');
    await marketer.finishAndRun();
    const run = await marketer.endedRun(AUDIENCE, 'Failed');
    await run.getByText('Mend the file, or the condition of the audience, then retry.').waitFor();
    assert.deepEqual(s3.endpoint.objects(BUCKET), before);
  });
});

function problem(status: number, code: string) {
  return { status, contentType: 'application/problem+json', body: JSON.stringify({ title: code, status, code }) };
}
