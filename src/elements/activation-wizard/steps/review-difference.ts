import { html, type TemplateResult } from 'lit';
import type { Difference } from '../../../domain/wizard/activation-difference.ts';
import type { WizardState } from '../../../domain/wizard/wizard-state.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import type { Words } from '../wizard-words.ts';
import { scheduleWords } from './schedule-words.ts';

/** What differs from the activation as it is, a row each. */
export function differenceTable(words: Words, wizard: WizardState, differences: readonly Difference[]): TemplateResult {
  return html`<table class="pa-table" data-stack>
    <thead>
      <tr>
        <th scope="col">${words.term('change')}</th>
        <th scope="col">${words.term('before')}</th>
        <th scope="col">${words.term('after')}</th>
      </tr>
    </thead>
    <tbody>
      ${differences.map((difference) => {
        const [what, before, after] = told(words, wizard, difference);
        return html`<tr>
          <td>${what}</td>
          <td data-label=${words.term('before')}>${before}</td>
          <td data-label=${words.term('after')}>${after}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function told(
  words: Words,
  { draft, facts }: WizardState,
  difference: Difference,
): readonly [what: string, before: string, after: string] {
  const nameOf = (id: string) =>
    draft.audiences.find(({ audienceId }) => audienceId === id)?.name ??
    [...facts.audiences.values()].find((audience) => audience.id === id)?.name ??
    id;
  switch (difference.kind) {
    case 'name':
      return [words.term('change.name'), difference.before, difference.after];
    case 'audience-added':
    case 'audience-removed':
      return [words.term(`change.${difference.kind}`, nameOf(difference.audienceId)), '', ''];
    case 'schedule':
      return [
        words.term('change.schedule', nameOf(difference.audienceId)),
        scheduleWords(words, difference.before),
        scheduleWords(words, difference.after),
      ];
    case 'file-name':
      return [
        words.term('change.file-name', nameOf(difference.audienceId)),
        tokensOf(difference.before),
        tokensOf(difference.after),
      ];
    case 'column-added':
    case 'column-removed':
      return [words.term(`change.${difference.kind}`, difference.column.target), '', ''];
    case 'column-changed':
      return [
        words.term('change.column-changed', difference.after.source),
        difference.before.target,
        difference.after.target,
      ];
    case 'column-order':
      return [words.term('change.column-order'), '', ''];
    case 'splitting':
      return [
        words.term('change.splitting'),
        formatNumber(words.language, difference.before.maxRows),
        formatNumber(words.language, difference.after.maxRows),
      ];
    case 'empty-audience':
      return [
        words.term('change.empty-audience'),
        words.term(`emptyAudience.${difference.before}`),
        words.term(`emptyAudience.${difference.after}`),
      ];
  }
}

function tokensOf({ tokens, separator }: Extract<Difference, { readonly kind: 'file-name' }>['before']): string {
  return tokens.map((token) => (token.token === 'text' ? token.text : token.token)).join(separator);
}
