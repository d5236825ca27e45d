import { html, type TemplateResult } from 'lit';
import type { Activation } from '../../domain/activation.ts';
import '../../ui/dialog/dialog.ts';
import type { Words } from './monitor-words.ts';

/** Asks before an activation is deleted; `undefined`: nothing is asked. */
export function deleteQuestion(
  words: Words,
  activation: Activation | undefined,
  handlers: { readonly onKeep: () => void; readonly onDelete: (activation: Activation) => void },
): TemplateResult {
  return html`<pa-dialog
    ?open=${activation !== undefined}
    heading=${words.term('deleteQuestion', activation?.name ?? '')}
    @pa-dialog-close=${handlers.onKeep}
  >
    <p>${words.term('deleteText')}</p>
    <button slot="footer" class="pa-button" type="button" autofocus @click=${handlers.onKeep}>
      ${words.term('keep')}
    </button>
    <button
      slot="footer"
      class="pa-button"
      data-kind="danger"
      type="button"
      @click=${() => activation !== undefined && handlers.onDelete(activation)}
    >
      ${words.term('deleteIt')}
    </button>
  </pa-dialog>`;
}
