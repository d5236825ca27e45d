import { html, nothing, type TemplateResult } from 'lit';
import type { SaidFindings } from '../../../domain/connection-finding-sentences.ts';
import type { Connection } from '../../../domain/connection.ts';
import type { FileFormat } from '../../../domain/file-format.ts';
import { formatDayAndTime, type DateTimeOptions } from '../../../ui/format/date-time.ts';
import { error, pencil, pending, play, retry, spinner, stop, success, warning } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { monogram } from '../../../ui/monogram/monogram.ts';
import { reasonedButton } from '../../../ui/templates/reasoned-button.ts';
import type { TestState } from '../../connect-destination/connection-test-run.ts';
import { keptFailureText } from '../../activation-error/failure-text.ts';
import { brokenWords, stageWords } from '../../connect-destination/finding-words.ts';
import type { Words } from '../wizard-words.ts';

export interface ConnectionFactsContext {
  readonly test: TestState;
  /** Why it may not be tested, in words; `undefined` where the person may. */
  readonly whyNotTest: string | undefined;
  readonly onTest: () => void;
  readonly onStopTest: () => void;
  /** Why it may not be changed, in words; `undefined` where the person may. */
  readonly whyNotEdit: string | undefined;
  /** `undefined` where it is not offered. */
  readonly onEdit: (() => void) | undefined;
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
        <dt>${words.term('alerts')}</dt>
        <dd>
          ${connection.alerts.length === 0 ? words.term('none') : connection.alerts.map((alert) => words.term(`alert.${alert}`)).join(', ')}
        </dd>
      </dl>
      <div class="pa-stack" data-gap="2" aria-live=${isUnderWay(context.test) ? 'off' : 'polite'}>
        ${context.test.kind === 'untested' ? health(words, connection, context) : testOutcome(words, context.test)}
      </div>
    </div>
    ${testControls(words, connection, context)}
  </aside>`;
}

/** "CSV, GZIP" */
export function formatWords(words: Words, format: FileFormat): string {
  const type = words.term(`format.${format.type}`);
  return format.compression === 'none' ? type : `${type}, ${words.term(`compression.${format.compression}`)}`;
}

function testControls(words: Words, { health: { kind } }: Connection, context: ConnectionFactsContext): TemplateResult {
  const { test, whyNotTest, onTest, onStopTest } = context;
  if (test.kind === 'running')
    return html`<div class="pa-card-foot">
      <button class="pa-button" data-size="sm" type="button" @click=${onStopTest}>
        ${icon(stop)}${words.term('stopTest')}
      </button>
    </div>`;
  const isFirst = kind === 'untested' && test.kind === 'untested';
  return html`<div class="pa-card-foot">
    <button
      class="pa-button"
      data-size="sm"
      type="button"
      aria-disabled=${whyNotTest === undefined ? nothing : 'true'}
      aria-describedby=${whyNotTest === undefined ? nothing : 'test-why'}
      @click=${() => whyNotTest === undefined && onTest()}
    >
      ${icon(isFirst ? play : retry)}${words.term(isFirst ? 'testNow' : 'testAgain')}
    </button>
    ${
      context.onEdit === undefined
        ? nothing
        : reasonedButton({
            face: html`${icon(pencil)}${words.term('editConnection')}`,
            size: 'sm',
            reason: context.whyNotEdit,
            onPress: context.onEdit,
          })
    }
    ${whyNotTest === undefined ? nothing : html`<p class="pa-help" id="test-why">${whyNotTest}</p>`}
  </div>`;
}

/** Between its beginning and its end, which are spoken: its stages follow too fast to be. */
function isUnderWay(test: TestState): boolean {
  return test.kind === 'running' && test.events.length > 0;
}

/** What the test of this visit found; once it has ended well, the connection itself says so. */
function testOutcome(words: Words, test: TestState) {
  switch (test.kind) {
    case 'untested':
      return nothing;
    case 'running': {
      const last = test.events.findLast(({ outcome }) => outcome !== 'running');
      return html`<span class="pa-status">${icon(spinner, { tone: 'info', spin: true })}${words.term('testing')}</span>
        ${last === undefined ? nothing : html`<p class="pa-small pa-muted">${stageWords(words, last).detail}</p>`}`;
    }
    case 'broken':
      return failedTest(words, { detail: keptFailureText(words, test.error) });
    case 'ended': {
      const failed = test.events.find(({ outcome }) => outcome === 'failed');
      if (failed !== undefined) return failedTest(words, stageWords(words, failed));
      const warned = test.events
        .filter(({ outcome }) => outcome === 'warning')
        .map((event) => stageWords(words, event));
      return html`<span class="pa-status">${icon(success, { tone: 'positive' })}${words.term('testPassed')}</span>
        ${warned.map(({ detail, fix }) => html`<p class="pa-small pa-muted">${icon(warning, { tone: 'caution', size: 'sm' })} ${detail} ${fix}</p>`)}`;
    }
  }
}

function failedTest(
  words: Words,
  { detail, fix }: SaidFindings | { readonly detail: string | TemplateResult; readonly fix?: never },
): TemplateResult {
  return html`<span class="pa-status" data-tone="negative"
      >${icon(error, { tone: 'negative' })}${words.term('testFailed')}</span
    >
    <p class="pa-small pa-muted pa-break">${detail}</p>
    ${fix === undefined ? nothing : html`<p class="pa-small pa-break">${fix}</p>`}`;
}

function health(words: Words, connection: Connection, { now, timeZone }: ConnectionFactsContext): TemplateResult {
  const when = (moment: string, options: DateTimeOptions = {}) =>
    formatDayAndTime(words.language, new Date(moment), new Date(now), { timeZone, ...options });
  switch (connection.health.kind) {
    case 'healthy':
      return html`<div class="pa-row" data-wrap>
        <span class="pa-status">${icon(success, { tone: 'positive' })}${words.term('testPassed')}</span>
        <span class="pa-small pa-subtle pa-push">${when(connection.health.testedAt)}</span>
      </div>`;
    case 'untested':
      return html`<div class="pa-row">
        <span class="pa-status" data-tone="muted">${icon(pending, { tone: 'subtle' })}${words.term('untested')}</span>
      </div>`;
    case 'broken':
      return html`<div class="pa-stack" data-gap="1">
        <span class="pa-status" data-tone="negative">${icon(error, { tone: 'negative' })}${words.term('broken')}</span>
        <p class="pa-small pa-muted">
          ${words.term('brokenSince', when(connection.health.since, { within: true }))}
          ${brokenWords(words, connection.health)}
        </p>
      </div>`;
  }
}
