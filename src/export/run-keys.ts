import { keyIssues, manifestKey, objectKey, type FileNameIssue } from '../domain/object-key.ts';
import { ExportError } from './export-error.ts';
import type { ExportPlan } from './exporter.ts';

/**
 * The key of one file of a run.
 *
 * @param total how many files there are; `null` where the name does not tell
 * @throws ExportError `key-not-allowed`
 */
export function dataKey(plan: ExportPlan, number: number, total: number | null): string {
  const key = objectKey({
    folder: plan.connection.location.folder,
    template: plan.fileName,
    format: plan.connection.format,
    encrypted: plan.connection.openPgpPublicKeys.length > 0,
    names: plan.names,
    file: { number, total },
  });
  refuseUnwritable(key);
  if (plan.connection.includeManifest && key === runManifestKey(plan))
    throw notAllowed(`The file name ${key} is that of the manifest.`);
  return key;
}

/** @throws ExportError `key-not-allowed` */
export function runManifestKey(plan: ExportPlan): string {
  const { folder } = plan.connection.location;
  const key = manifestKey({ folder, destinationId: plan.destinationId, runId: plan.runId, names: plan.names });
  refuseUnwritable(key);
  return key;
}

/** Whether the names of the files tell how many there are. */
export function tellsTotal(plan: ExportPlan): boolean {
  return plan.fileName.fileNumber.kind === 'padded' && plan.fileName.fileNumber.withTotal;
}

function refuseUnwritable(key: string): void {
  const [issue] = keyIssues(key);
  if (issue !== undefined) throw notAllowed(`The file name ${key} ${sayIssue(issue)}.`);
}

function sayIssue(issue: FileNameIssue): string {
  switch (issue.code) {
    case 'name-too-long':
      return `has ${issue.length} characters, and 255 are allowed`;
    case 'key-too-long':
      return `takes ${issue.bytes} bytes with its folder, and S3 allows 1,024`;
    case 'name-not-allowed':
      return 'has a part that is empty, or nothing but dots';
  }
}

function notAllowed(message: string): ExportError {
  return new ExportError('key-not-allowed', message, {
    nextStep: 'Change the file name of this audience, or the folder of the connection.',
  });
}
