import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { RunId } from '../../domain/ids.ts';

/** As much of a file as is shown in the page. */
const PREVIEW_BYTES = 65_536;

export interface FilePreview {
  /** `undefined` where the bytes are not text. */
  readonly text: string | undefined;
  readonly shownBytes: number;
  readonly totalBytes: number;
}

/** The beginning of a file as text; what is packed or binary is told apart by bytes that no text of ours holds. */
export async function readPreview(
  adapter: ActivationAdapter,
  runId: RunId,
  key: string,
  signal: AbortSignal,
): Promise<FilePreview> {
  const { body, bytes } = await adapter.readRunFile(runId, key, { signal });
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let shownBytes = 0;
  try {
    while (shownBytes < PREVIEW_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      const part = value.subarray(0, PREVIEW_BYTES - shownBytes);
      shownBytes += part.length;
      text += decoder.decode(part, { stream: true });
    }
  } catch (thrown) {
    if (thrown instanceof TypeError) return { text: undefined, shownBytes: 0, totalBytes: bytes };
    throw thrown;
  } finally {
    await reader.cancel();
  }
  return { text: text.includes('\u0000') ? undefined : text, shownBytes, totalBytes: bytes };
}

/** Not every browser has begun to read by the end of the click; in a minute all have. */
const KEPT_FOR = 60_000;

/** Saves a whole file by the browser's own download; `link` is clicked and keeps nothing. */
export async function downloadFile(adapter: ActivationAdapter, runId: RunId, key: string): Promise<void> {
  const { body, contentType } = await adapter.readRunFile(runId, key);
  const blob = await new Response(body, { headers: { 'content-type': contentType } }).blob();
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = key.slice(key.lastIndexOf('/') + 1);
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEPT_FOR);
}
