import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { Run, RunFile } from '../../domain/run.ts';
import { download } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { banner } from '../../ui/templates/banner.ts';
import { skeleton } from '../../ui/templates/skeleton.ts';
import { failureText } from '../activation-error/failure-text.ts';
import type { Words } from './monitor-words.ts';
import type { FilePreview } from './run-file-reader.ts';

/** A file that is being shown; `undefined` content while it is read, or where that failed. */
export interface OpenFile {
  readonly run: Run;
  readonly file: RunFile;
  readonly content: FilePreview | undefined;
  /** Why it could not be opened, or saved. */
  readonly failure: ActivationError | undefined;
}

/** The beginning of a file as it lies in the bucket, and a way to save it whole. */
export function fileDialog(
  words: Words,
  open: OpenFile | undefined,
  handlers: { readonly onClose: () => void; readonly onDownload: (run: Run, file: RunFile) => void },
): TemplateResult {
  return html`<pa-dialog
    size="lg"
    ?open=${open !== undefined}
    heading=${open?.file.key ?? ''}
    @pa-dialog-close=${handlers.onClose}
  >
    ${open === undefined ? nothing : content(words, open)}
    <button slot="footer" class="pa-button" type="button" @click=${handlers.onClose}>${words.term('close')}</button>
    ${
      open === undefined
        ? nothing
        : html`<button
            slot="footer"
            class="pa-button"
            data-kind="primary"
            type="button"
            @click=${() => handlers.onDownload(open.run, open.file)}
          >
            ${icon(download)}${words.term('download')}
          </button>`
    }
  </pa-dialog>`;
}

function content(words: Words, { content: shown, failure }: OpenFile): TemplateResult {
  return html`${failure === undefined ? nothing : banner({ tone: 'negative', title: words.term(shown === undefined ? 'fileFailed' : 'downloadFailed'), text: failureText(words, failure), urgent: true })}
  ${shown === undefined ? (failure === undefined ? reading(words) : nothing) : preview(words, shown)}`;
}

function reading(words: Words): TemplateResult {
  return html`<div class="pa-stack" aria-busy="true">
    <p class="pa-sr" role="status">${words.term('loadingFile')}</p>
    ${[skeleton({ width: 85 }), skeleton({ width: 70 })]}
  </div>`;
}

function preview(words: Words, { text, shownBytes, totalBytes }: FilePreview): TemplateResult {
  if (text === undefined) return html`<p class="pa-muted">${words.term('notText')}</p>`;
  return html`<p class="pa-small pa-muted">${words.term('preview', shownBytes, totalBytes)}</p>
    <figure class="pa-code"><pre class="pa-mono" tabindex="0" dir="ltr">${text}</pre></figure>`;
}
