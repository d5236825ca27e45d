import { html, nothing, type TemplateResult } from 'lit';

import {
  connectionTestStages,
  type ConnectionTestEvent,
  type ConnectionTestStage,
} from '../../domain/connection-test.ts';
import '../../ui/copy-button/copy-button.ts';
import {
  failure,
  pending,
  retry,
  skipped,
  spinner,
  stop,
  success,
  warning,
  type Glyph,
} from '../../ui/icons/glyphs.ts';
import { icon, type IconTone } from '../../ui/icons/icon.ts';
import { banner } from '../../ui/templates/banner.ts';
import type { TestState } from './connection-test-run.ts';
import { keptFailureText } from '../activation-error/failure-text.ts';
import { stageWords } from './finding-words.ts';
import type { Words } from './form-controls.ts';

type Outcome = ConnectionTestEvent['outcome'] | 'pending';

const looks: Readonly<Record<Outcome, { readonly glyph: Glyph; readonly tone: IconTone; readonly state: string }>> = {
  pending: { glyph: pending, tone: 'subtle', state: 'skip' },
  running: { glyph: spinner, tone: 'info', state: 'run' },
  passed: { glyph: success, tone: 'positive', state: 'ok' },
  warning: { glyph: warning, tone: 'caution', state: 'warn' },
  failed: { glyph: failure, tone: 'negative', state: 'fail' },
  skipped: { glyph: skipped, tone: 'subtle', state: 'skip' },
};

/** The staged test, each stage as it ends; the one that failed stands open with its fix. What came of it in all is spoken. */
export function testPanel(options: {
  readonly words: Words;
  readonly test: TestState;
  readonly onStart: () => void;
  readonly onStop: () => void;
}): TemplateResult {
  const { words, test } = options;
  const events = new Map(test.kind === 'untested' ? [] : test.events.map((event) => [event.stage, event]));
  const policy = [...events.values()].find((event) => event.policy !== undefined)?.policy;
  return html`<aside class="pa-card pa-aside" aria-labelledby="test-heading" part="test">
    <header class="pa-card-head">
      <h2 class="pa-heading pa-nowrap" id="test-heading">${words.term('test')}</h2>
      <span role="status">${verdict(words, test)}</span>
    </header>
    ${test.kind === 'broken' ? html`<div class="pa-card-body">${banner({ tone: 'negative', title: words.term('testBroke'), text: keptFailureText(words, test.error), urgent: true })}</div>` : nothing}
    ${
      test.kind === 'untested'
        ? html`<div class="pa-card-body"><p class="pa-muted">${words.term('testIntro')}</p></div>`
        : html`<ol class="pa-stages">
            ${connectionTestStages.filter((stage) => stage !== 'cors' || events.has(stage)).map((stage) => stageRow(words, stage, events.get(stage)))}
          </ol>`
    }
    ${policy === undefined ? nothing : policyFigure(words, policy)}
    <footer class="pa-card-foot">
      ${
        test.kind === 'running'
          ? html`<button class="pa-button" type="button" @click=${options.onStop}>
              ${icon(stop)}${words.term('stopTest')}
            </button>`
          : html`<button
              class="pa-button"
              data-kind=${test.kind === 'ended' && !test.stale ? nothing : 'primary'}
              type="button"
              @click=${options.onStart}
            >
              ${test.kind === 'untested' ? nothing : icon(retry)}${words.term(test.kind === 'untested' ? 'testNow' : 'testAgain')}
            </button>`
      }
      <span class="pa-small pa-subtle">${words.term('testNote')}</span>
    </footer>
  </aside>`;
}

function verdict(words: Words, test: TestState): TemplateResult | typeof nothing {
  if (test.kind === 'running') return badge('info', spinner, words.term('testRunning'));
  if (test.kind !== 'ended') return nothing;
  if (test.stale) return badge(undefined, skipped, words.term('testStale'));
  const failed = test.events.findIndex(({ outcome }) => outcome === 'failed');
  if (failed !== -1) {
    const position = connectionTestStages.indexOf(test.events[failed]?.stage ?? 'credentials') + 1;
    return badge('negative', failure, words.term('testFailed', position, connectionTestStages.length - 1));
  }
  const warned = test.events.some(({ outcome }) => outcome === 'warning');
  return warned
    ? badge('caution', warning, words.term('testWarned'))
    : badge('positive', success, words.term('testPassed'));
}

function badge(tone: string | undefined, glyph: Glyph, words: string): TemplateResult {
  return html`<span class="pa-badge" data-tone=${tone ?? nothing}>${icon(glyph)}${words}</span>`;
}

function stageRow(words: Words, stage: ConnectionTestStage, event: ConnectionTestEvent | undefined): TemplateResult {
  const outcome: Outcome = event?.outcome ?? 'pending';
  const { glyph, tone, state } = looks[outcome];
  return html`<li class="pa-stage" data-state=${state}>
    ${icon(glyph, { tone, spin: outcome === 'running' })}
    <span class=${outcome === 'failed' ? 'pa-strong' : nothing}
      >${words.term(`stage.${stage}`)}<span class="pa-sr">, ${words.term(`outcome.${outcome}`)}</span></span
    >
    <span class="pa-num" aria-hidden="true">${outcome === 'passed' ? nothing : words.term(`outcome.${outcome}`)}</span>
    ${event === undefined || (outcome !== 'failed' && outcome !== 'warning') ? nothing : stageBody(words, event)}
  </li>`;
}

function stageBody(words: Words, event: ConnectionTestEvent): TemplateResult {
  const { detail, fix } = stageWords(words, event);
  return html`<div class="pa-stage-body">
    <p>
      ${event.serviceCode === undefined ? nothing : html`<code class="pa-mono">${event.serviceCode}</code> `}${detail}
    </p>
    ${fix === undefined ? nothing : html`<p><b class="pa-strong">${words.term('fix')}</b> ${fix}</p>`}
  </div>`;
}

function policyFigure(words: Words, policy: string): TemplateResult {
  return html`<div class="pa-card-body">
    <figure class="pa-code">
      <header>
        <span>${words.term('policy')}</span>
        <span class="pa-push"
          ><pa-copy-button .value=${policy} .label=${words.term('copyPolicy')}></pa-copy-button
        ></span>
      </header>
      <pre class="pa-mono" data-wrap tabindex="0">${policy}</pre>
    </figure>
  </div>`;
}
