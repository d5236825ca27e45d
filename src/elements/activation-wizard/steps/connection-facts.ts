import { html, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../../../domain/connection.ts';
import type { FileFormat } from '../../../domain/file-format.ts';
import { formatDayAndTime } from '../../../ui/format/date-time.ts';
import { error, pending, success } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { monogram } from '../../../ui/monogram/monogram.ts';
import type { Words } from '../wizard-words.ts';

export interface ConnectionFactsContext {
  readonly destinationName: string;
  readonly now: string;
  readonly timeZone: string;
}

/** The chosen connection, beside the list. */
export function connectionFacts(words: Words, connection: Connection, context: ConnectionFactsContext): TemplateResult {
  const { location, marketingActions } = connection;
  return html`<aside class="pa-card pa-aside" aria-label=${words.term('chosenConnection')}>
    <header class="pa-card-head">
      ${monogram(context.destinationName, { size: 'sm' })}
      <h3 class="pa-heading pa-truncate" title=${connection.name}>${connection.name}</h3>
    </header>
    <div class="pa-card-body pa-stack" data-gap="4">
      <dl class="pa-facts">
        <dt>${words.term('bucket')}</dt>
        <dd class="pa-mono">${location.bucket}</dd>
        <dt>${words.term('folder')}</dt>
        ${
          location.folder === ''
            ? html`<dd>${words.term('wholeBucket')}</dd>`
            : html`<dd class="pa-mono">${location.folder}/</dd>`
        }
        <dt>${words.term('region')}</dt>
        <dd class="pa-mono">${location.region}</dd>
      </dl>
      <hr class="pa-rule" />
      <dl class="pa-facts">
        <dt>${words.term('files')}</dt>
        <dd>${formatWords(words, connection.format)}</dd>
        ${
          connection.format.type === 'csv'
            ? html`<dt>${words.term('dialect')}</dt>
                <dd>
                  ${words.term(`delimiter.${connection.format.dialect.delimiter}`)},
                  ${words.term(`quote.${connection.format.dialect.quote}`)}
                </dd>`
            : nothing
        }
        <dt>${words.term('manifest')}</dt>
        <dd>${words.term(connection.includeManifest ? 'manifestLast' : 'manifestNone')}</dd>
        <dt>${words.term('encryption')}</dt>
        <dd>
          ${words.term(`sse.${connection.serverSideEncryption.kind}`)}${connection.openPgpPublicKeys.length === 0 ? nothing : `, ${words.term('openPgp')}`}
        </dd>
      </dl>
      <hr class="pa-rule" />
      <dl class="pa-facts">
        <dt>${words.term('usedFor')}</dt>
        <dd>
          ${marketingActions.length === 0 ? words.term('noUse') : marketingActions.map((action) => words.term(`marketing.${action}`)).join(', ')}
        </dd>
      </dl>
      ${health(words, connection, context)}
    </div>
  </aside>`;
}

/** "CSV, GZIP" */
export function formatWords(words: Words, format: FileFormat): string {
  const type = words.term(`format.${format.type}`);
  return format.compression === 'none' ? type : `${type}, ${words.term(`compression.${format.compression}`)}`;
}

function health(words: Words, connection: Connection, { now, timeZone }: ConnectionFactsContext): TemplateResult {
  const when = (moment: string) => formatDayAndTime(words.language, new Date(moment), new Date(now), { timeZone });
  switch (connection.health.kind) {
    case 'healthy':
      return html`<div class="pa-row">
        <span class="pa-status"
          >${icon(success, { tone: 'positive' })}${words.term('testedAt', when(connection.health.testedAt))}</span
        >
      </div>`;
    case 'untested':
      return html`<div class="pa-row">
        <span class="pa-status" data-tone="muted">${icon(pending, { tone: 'subtle' })}${words.term('untested')}</span>
      </div>`;
    case 'broken':
      return html`<div class="pa-stack" data-gap="1">
        <span class="pa-status" data-tone="negative">${icon(error, { tone: 'negative' })}${words.term('broken')}</span>
        <p class="pa-small pa-muted">
          ${words.term('brokenSince', when(connection.health.since))} ${connection.health.reason}
          ${connection.health.nextStep}
        </p>
      </div>`;
  }
}
