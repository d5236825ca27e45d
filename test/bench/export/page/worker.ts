import { systemClock } from '../../../../src/adapter/clock.ts';
import { localExporter, presignedTransport, type CallToSign } from '../../../../src/export/index.ts';
import { pagePlatform, serveExporter } from '../../../../src/export/page/index.ts';
import { rowSource, type ProspectRecord } from '../../../../src/sources/row-source.ts';
import { prospectFields } from '../prospect-columns.ts';

/** Records that a page's own cursor yields at once. */
const AT_A_TIME = 2000;

const { endpoint, rows } = Object.fromEntries(new URLSearchParams(location.search)) as Record<
  'endpoint' | 'rows',
  string
>;
const text = await (await fetch('/records')).text();
const records = text
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as ProspectRecord);

/** What a host's backend would sign: the sink takes any address. */
function addressOf({ input }: CallToSign): string {
  const { Key, UploadId, PartNumber } = input;
  const query = new URLSearchParams(UploadId === undefined ? {} : { uploadId: UploadId });
  if (PartNumber !== undefined) query.set('partNumber', String(PartNumber));
  return `${endpoint}/exports/${encodeURIComponent(Key)}?${query.toString()}`;
}

async function* cursor(): AsyncGenerator<readonly ProspectRecord[]> {
  for (let row = 0; row < Number(rows); row += AT_A_TIME) {
    const start = row % records.length;
    yield await Promise.resolve(records.slice(start, start + AT_A_TIME));
  }
}

serveExporter(
  localExporter({
    source: rowSource({ audiences: [], fields: prospectFields, rows: cursor }),
    transport: presignedTransport({ sign: (call) => Promise.resolve(addressOf(call)) }),
    platform: pagePlatform,
    timer: systemClock,
    random: Math.random,
  }),
  self,
);
self.postMessage('ready');
