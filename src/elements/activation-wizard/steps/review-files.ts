import { html, nothing, type TemplateResult } from 'lit';
import type { Review } from '../../../domain/review.ts';
import { formatBytes } from '../../../ui/format/bytes.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import type { Words } from '../wizard-words.ts';
import { momentWords } from './schedule-words.ts';

/** Keys, rows and bytes of every file that the first runs would write. */
export function reviewFiles(words: Words, review: Review, timeZone: string): TemplateResult {
  const none = html`<span class="pa-none">–</span>`;
  return html`<section class="pa-card" aria-labelledby="files-heading">
    <header class="pa-card-head">
      <h3 class="pa-heading" id="files-heading">${words.term('filesOfFirstRuns')}</h3>
      <span class="pa-push pa-small pa-subtle">${words.term('estimatedIn', timeZone)}</span>
    </header>
    <table class="pa-table" data-stack>
      <thead>
        <tr>
          <th scope="col">${words.term('audienceAndKey')}</th>
          <th scope="col">${words.term('firstRun')}</th>
          <th scope="col" class="pa-num">${words.term('rowsEstimated')}</th>
          <th scope="col" class="pa-num">${words.term('sizeEstimated')}</th>
        </tr>
      </thead>
      <tbody>
        ${review.audiences.flatMap(({ name, firstRunAt, files }) =>
          files.map(
            ({ key, rows, bytes }) =>
              html`<tr>
                <td>
                  <span class="pa-cell-2"><span>${name}</span><span class="pa-mono pa-break">${key}</span></span>
                </td>
                <td data-label=${words.term('firstRun')}>
                  ${firstRunAt === null ? none : momentWords(words, firstRunAt, timeZone)}
                </td>
                <td class="pa-num" data-label=${words.term('rowsEstimated')}>
                  ${rows === null ? none : formatNumber(words.language, rows)}
                </td>
                <td class="pa-num" data-label=${words.term('sizeEstimated')}>
                  ${bytes === null ? none : formatBytes(words.language, bytes)}
                </td>
              </tr>`,
          ),
        )}
      </tbody>
    </table>
    ${review.manifestKey === null ? nothing : html`<p class="pa-card-body pa-small pa-muted"><span class="pa-mono pa-break">${review.manifestKey}</span> ${words.term('runToCome')}</p>`}
  </section>`;
}
