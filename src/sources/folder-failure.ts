import { ExportError } from '../export/export-error.ts';

/** Says that files on their way could not be kept. The folder is named in the cause alone. */
export function folderFailure(cause: unknown): ExportError {
  const why = cause instanceof Error ? cause.message : '';
  const isFull = /no space left|not enough space|quota exceeded|file too large|ENOSPC|EDQUOT|EFBIG/i.test(why);
  return isFull
    ? new ExportError('source', 'The disk of the temporary folder is full: files on their way need room there.', {
        nextStep: 'Free some disk space there, or give the source another temporary folder, then retry.',
        cause,
      })
    : new ExportError('source', 'The files on their way could not be kept in the temporary folder.', {
        nextStep: 'Check that the folder is there and may be written to, or give the source another one, then retry.',
        cause,
      });
}
