import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { EmptyAudiencePolicy } from '../../../domain/activation.ts';
import type { WizardDraft } from '../../../domain/draft.ts';
import { NAME_LENGTH } from '../../../domain/wizard/proposed-name.ts';
import type { WizardField } from '../../../domain/wizard/wizard-config.ts';
import { field } from '../../../ui/field.ts';
import { chevronDown } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import type { Words } from '../wizard-words.ts';

const emptyAudiencePolicies: readonly EmptyAudiencePolicy[] = ['header-only', 'skip', 'fail'];

export interface DeliveryContent {
  readonly draft: WizardDraft;
  readonly isNameTaken: boolean;
  /** Rows of a file, as they stand in their field. */
  readonly rows: string;
  readonly rowsError: string | undefined;
  readonly isLocked: (field: WizardField) => boolean;
  readonly isHidden: (field: WizardField) => boolean;
  readonly onName: (name: string) => void;
  readonly onEmptyAudience: (policy: EmptyAudiencePolicy) => void;
  readonly onRows: (typed: string) => void;
  readonly onRowsEntered: () => void;
}

/** What is decided here and at no other step: the name, and how a run of no or of very many rows is delivered. */
export function deliveryForm(words: Words, content: DeliveryContent): TemplateResult | typeof nothing {
  const shown = [
    content.isHidden('name') ? nothing : nameField(words, content),
    content.isHidden('empty-audience') ? nothing : emptyAudienceField(words, content),
    content.isHidden('splitting') ? nothing : rowsField(words, content),
  ].filter((part) => part !== nothing);
  if (shown.length === 0) return nothing;
  return html`<section class="pa-card" aria-labelledby="delivery-heading">
    <header class="pa-card-head">
      <h3 class="pa-heading" id="delivery-heading">${words.term('theActivation')}</h3>
    </header>
    <div class="pa-card-body pa-form-grid">${shown}</div>
  </section>`;
}

function nameField(words: Words, { draft, isNameTaken, isLocked, onName }: DeliveryContent): TemplateResult {
  const locked = isLocked('name');
  return field({
    id: 'activation-name',
    label: words.term('activationName'),
    help: words.term(locked ? 'locked' : 'activationNameHelp'),
    error:
      draft.name.trim() === '' && !locked
        ? words.term('activationNameMissing')
        : isNameTaken
          ? words.term('activationNameTaken')
          : undefined,
    control: ({ id, describedBy, invalid }) =>
      html`<input
        class="pa-input"
        id=${id}
        type="text"
        maxlength=${NAME_LENGTH}
        autocomplete="off"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        ?readonly=${locked}
        .value=${live(draft.name)}
        @input=${(event: InputEvent) => onName((event.target as HTMLInputElement).value)}
      />`,
  });
}

function emptyAudienceField(words: Words, { draft, isLocked, onEmptyAudience }: DeliveryContent): TemplateResult {
  const locked = isLocked('empty-audience');
  return field({
    id: 'empty-audience',
    label: words.term('emptyAudience'),
    ...(locked ? { help: words.term('locked') } : {}),
    control: ({ id, describedBy }) =>
      html`<span class="pa-select">
        <select
          id=${id}
          aria-describedby=${describedBy}
          ?disabled=${locked}
          @change=${(event: Event) => onEmptyAudience((event.target as HTMLSelectElement).value as EmptyAudiencePolicy)}
        >
          ${emptyAudiencePolicies.map(
            (policy) =>
              html`<option value=${policy} .selected=${policy === draft.emptyAudience}>
                ${words.term(`emptyAudience.${policy}`)}
              </option>`,
          )}
        </select>
        ${icon(chevronDown)}
      </span>`,
  });
}

function rowsField(words: Words, content: DeliveryContent): TemplateResult {
  const locked = content.isLocked('splitting');
  return field({
    id: 'rows-per-file',
    label: words.term('rowsPerFile'),
    help: words.term(locked ? 'locked' : 'rowsPerFileHelp'),
    error: content.rowsError,
    control: ({ id, describedBy, invalid }) =>
      html`<input
        class="pa-input"
        id=${id}
        type="text"
        inputmode="numeric"
        autocomplete="off"
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        ?readonly=${locked}
        .value=${live(content.rows)}
        @input=${(event: InputEvent) => content.onRows((event.target as HTMLInputElement).value)}
        @blur=${content.onRowsEntered}
      />`,
  });
}
