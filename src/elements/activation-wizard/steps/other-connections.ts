import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../wizard-words.ts';

/** The catalogue counts the connections of every data type: that the list is shorter is said. */
export function otherConnections(words: Words, count: number): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  return html`<p class="pa-card-foot pa-help">${words.term('otherConnections', count)}</p>`;
}
