import { html, nothing, type TemplateResult } from 'lit';
import type { DraftMappingRow } from '../../../domain/draft.ts';
import type { PolicyViolation } from '../../../domain/review.ts';
import { wizard as english } from '../../../locales/en/wizard.ts';
import { error, lock } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import type { Words } from '../wizard-words.ts';

export interface ViolationContent {
  readonly mapping: readonly DraftMappingRow[];
  /** Absent where the columns may not be changed. */
  readonly onRemoveColumn: ((row: number) => void) | undefined;
  /** Absent where the connection may not be changed. */
  readonly onChooseConnection: (() => void) | undefined;
}

/** A data usage policy that the activation would break: what it says, how the label gets there, and what ends it. */
export function policyViolation(
  words: Words,
  violation: PolicyViolation,
  index: number,
  content: ViolationContent,
): TemplateResult {
  return html`<section class="pa-card pa-issue" data-tone="negative" aria-labelledby="policy-${index}">
    <header class="pa-card-head" data-wrap>
      ${icon(error, { tone: 'negative' })}
      <h3 class="pa-heading" id="policy-${index}">${words.term('violated', violation.policy)}</h3>
      <span class="pa-badge" data-tone="negative">${icon(lock)}${words.term('blocks')}</span>
    </header>
    <div class="pa-card-body pa-stack" data-gap="4">
      <p class="pa-muted pa-break">
        ${violation.condition} ${words.term('usedForAction', actionWords(words, violation.marketingAction))}
      </p>
      ${lineage(words, violation)} ${fixes(words, violation)} ${deeds(words, violation, content)}
    </div>
  </section>`;
}

function lineage(words: Words, violation: PolicyViolation): TemplateResult {
  return html`<ol class="pa-lineage" aria-label=${words.term('lineage')}>
    ${violation.lineage.map(
      ({ kind, name, at }) =>
        html`<li class="pa-node" ?data-bad=${at !== undefined}>
          <span class="pa-overline">${words.term(`node.${kind}`)}</span>
          <span class="pa-medium pa-break">${kind === 'marketing-action' ? actionWords(words, name) : name}</span>
          ${
            at === undefined
              ? nothing
              : html`<span class="pa-small pa-muted">${words.term(at === 'label' ? 'carriesLabel' : 'isBreach')}</span>`
          }
        </li>`,
    )}
  </ol>`;
}

function fixes(words: Words, { fixes: told }: PolicyViolation) {
  if (told.length === 0) return nothing;
  return html`<div class="pa-stack" data-gap="1">
    <p class="pa-medium">${words.term('whatToDo')}</p>
    <ul class="pa-fixes">
      ${told.map((fix) => html`<li class="pa-break">${fix}</li>`)}
    </ul>
  </div>`;
}

function deeds(words: Words, violation: PolicyViolation, content: ViolationContent) {
  const row = offendingRow(violation, content.mapping);
  const { onRemoveColumn, onChooseConnection } = content;
  if ((row === -1 || onRemoveColumn === undefined) && onChooseConnection === undefined) return nothing;
  return html`<div class="pa-buttons">
    ${
      row === -1 || onRemoveColumn === undefined
        ? nothing
        : html`<button class="pa-button" data-kind="primary" type="button" @click=${() => onRemoveColumn(row)}>
            ${words.term('removeThisColumn', content.mapping[row]?.target ?? '')}
          </button>`
    }
    ${
      onChooseConnection === undefined
        ? nothing
        : html`<button class="pa-button" type="button" @click=${onChooseConnection}>
            ${words.term('chooseOtherConnection')}
          </button>`
    }
  </div>`;
}

/** The column by which the label reaches the file; -1 where the lineage names none of this mapping. */
function offendingRow(violation: PolicyViolation, mapping: readonly DraftMappingRow[]): number {
  const named = violation.lineage.find(({ kind }) => kind === 'mapping')?.name;
  return mapping.findIndex(({ target, source }) => target === named || source === named);
}

/** Of a known action its name in the language; of a portal's own action what the portal calls it. */
function actionWords(words: Words, action: string): string {
  const key = `marketing.${action}`;
  return key in english ? words.term(key as 'marketing.analytics') : action;
}
