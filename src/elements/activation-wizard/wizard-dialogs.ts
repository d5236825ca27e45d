import { html, nothing, type TemplateResult } from 'lit';
import type { WizardDraft } from '../../domain/draft.ts';
import { formatDayAndTime } from '../../ui/format/date-time.ts';
import { stepWords, type Words } from './wizard-words.ts';

export interface LeaveHandlers {
  readonly onStay: () => void;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Asked when something would be lost. */
export function leaveDialog(
  words: Words,
  { open, hasOpenEdit }: { readonly open: boolean; readonly hasOpenEdit: boolean },
  handlers: LeaveHandlers,
): TemplateResult {
  return html`<pa-dialog .open=${open} heading=${words.term('leaveQuestion')} @pa-dialog-close=${handlers.onStay}>
    <p>${words.term('leaveText')}${hasOpenEdit ? ` ${words.term('leaveOpenEdit')}` : nothing}</p>
    <button slot="footer" class="pa-button" data-kind="danger" type="button" @click=${handlers.onDiscard}>
      ${words.term('discardDraft')}
    </button>
    <button slot="footer" class="pa-button" type="button" autofocus @click=${handlers.onStay}>
      ${words.term('keepEditing')}
    </button>
    <button slot="footer" class="pa-button" data-kind="primary" type="button" @click=${handlers.onKeep}>
      ${words.term('keepDraft')}
    </button>
  </pa-dialog>`;
}

export interface RestoreHandlers {
  readonly onRestore: () => void;
  readonly onStartOver: () => void;
  /** Closed without an answer: the draft stays as it is kept. */
  readonly onDismiss: () => void;
}

export function restoreDialog(
  words: Words,
  draft: WizardDraft | undefined,
  time: { readonly now: string; readonly timeZone: string } | undefined,
  handlers: RestoreHandlers,
): TemplateResult {
  const text =
    draft === undefined || time === undefined
      ? ''
      : words.term(
          'restoreText',
          formatDayAndTime(words.language, new Date(draft.savedAt), new Date(time.now), { timeZone: time.timeZone }),
          stepWords(words, draft.step),
          draft.audiences.length,
        );
  return html`<pa-dialog
    .open=${draft !== undefined}
    heading=${words.term('restoreQuestion')}
    @pa-dialog-close=${handlers.onDismiss}
  >
    <p>${text}</p>
    <button slot="footer" class="pa-button" type="button" @click=${handlers.onStartOver}>
      ${words.term('startOver')}
    </button>
    <button slot="footer" class="pa-button" data-kind="primary" type="button" autofocus @click=${handlers.onRestore}>
      ${words.term('restoreDraft')}
    </button>
  </pa-dialog>`;
}
