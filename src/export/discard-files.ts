import { COMMITTED_AT_ONCE } from './commit-run.ts';
import { leftBehind } from './export-error.ts';
import type { ExportPlan } from './exporter.ts';
import { occupantOf } from './occupant.ts';
import { dataKey, runManifestKey } from './run-keys.ts';
import type { UploadScope } from './upload/upload-scope.ts';
import { VisibleFiles } from './visible-files.ts';

/**
 * Takes back the files that a run has made visible in an earlier life: the mark that they carry tells them. Where files may replace
 * others nobody knows any more what was there before, so that they stay.
 *
 * @param total how many files there are; `null` where their names do not tell
 * @throws ExportError where some stay; TransportError where S3 does not say what is there
 */
export async function discardFiles(
  plan: ExportPlan,
  total: number | null,
  scope: UploadScope,
  mayCommit: () => Promise<void>,
): Promise<void> {
  const visible = new VisibleFiles(scope, mayCommit);
  const isThere = async (key: string) => (await occupantOf(key, scope, scope)) === 'own';
  const manifest = runManifestKey(plan);
  if (plan.connection.includeManifest && (await isThere(manifest)))
    visible.find(manifest, { kind: 'manifest', replacing: false });
  const replacing = plan.fileName.whenExists === 'replace';
  // Files are committed in their order, so many at once: behind so many that are not there is none.
  for (let number = 1, absent = 0; absent < COMMITTED_AT_ONCE; number++) {
    const key = dataKey(plan, number, total);
    if (await isThere(key)) visible.find(key, { kind: 'data', replacing });
    else absent++;
  }
  const staying = await visible.takeBack();
  if (staying.length > 0) throw leftBehind(staying);
}
