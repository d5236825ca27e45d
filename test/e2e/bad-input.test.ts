import assert from 'node:assert/strict';
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

afterEach(async () => {
  s3.endpoint.faults.clear();
  await marketer.page.close();
});

async function reviewed(name: string): Promise<void> {
  marketer = await visit.tab();
  await marketer.beginActivation();
  await marketer.choose(AUDIENCE);
  await marketer.goToReview();
  await marketer.type('Name of the activation', name);
}

describe('what goes wrong around an activation', () => {
  test('a closed tab loses nothing: the next one offers the draft, with all that was chosen and typed', async () => {
    await reviewed('Typed before the tab was closed');
    await marketer.page.close({ runBeforeUnload: true });

    marketer = await visit.tab();
    await marketer.press(marketer.button('Activate Amazon S3'), 'Enter');
    await marketer.press(marketer.button('Go on with the draft'), 'Enter');
    await marketer.page.getByRole('heading', { name: 'Review', exact: true }).waitFor();
    assert.equal(
      await marketer.page.getByLabel('Name of the activation').inputValue(),
      'Typed before the tab was closed',
    );
    await marketer.page.getByText(AUDIENCE).first().waitFor();
  });
});
