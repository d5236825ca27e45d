import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Activation } from '../../../domain/activation.ts';
import type { Connection } from '../../../domain/connection.ts';
import type { ConnectionId } from '../../../domain/ids.ts';
import { dataTypes } from '../../../domain/destination.ts';
import { chosenConnection } from '../../../domain/wizard/wizard-issues.ts';
import { defineElement } from '../../../ui/define.ts';
import { formatDate, formatDayAndTime } from '../../../ui/format/date-time.ts';
import { formatNumber } from '../../../ui/format/number.ts';
import { bucket, error, pending, plus, search as searchGlyph, success } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import { emptyState } from '../../../ui/templates/empty-state.ts';
import { searchField } from '../../../ui/templates/search-field.ts';
import { ConnectionTestRun } from '../../connect-destination/connection-test-run.ts';
import { brokenWords } from '../../connect-destination/finding-words.ts';
import { wizardControlStyles } from '../wizard-control-styles.ts';
import { WizardStepElement } from '../wizard-step-element.ts';
import { missingPermission } from '../wizard-words.ts';
import { ConfigureConnectionEvent } from './configure-connection-event.ts';
import { connectionFacts } from './connection-facts.ts';
import { destinationStepStyles } from './destination-step.styles.ts';
import { otherConnections } from './other-connections.ts';

/** Connections that are drawn at once; a search finds the others. */
const ROWS = 50;

/**
 * The first step: which connection.
 *
 * @fires configure-connection - Configure new destination was pressed, or Edit connection.
 * @fires connections-changed - A test may have changed how a connection is.
 */
@defineElement('pa-wizard-destination')
export class WizardDestinationStep extends WizardStepElement {
  static override readonly styles = [...wizardControlStyles, destinationStepStyles];

  @state() private search = '';
  @state() private rows = ROWS;

  @query('input[type="search"]') private readonly searchInput!: HTMLInputElement | null;

  readonly #test = new ConnectionTestRun(this);
  /** The connection that the test is about. */
  #tested: ConnectionId | undefined;

  protected override render(): TemplateResult {
    const connection = chosenConnection(this.wizard);
    return html`<div class="pa-step-body">
      <div class="pa-wizard-intro">
        <div class="pa-stack" data-gap="0">
          <h2 class="pa-title" id="title" tabindex="-1">${this.words.term('destinationTitle')}</h2>
          <p class="pa-muted">${this.words.term('destinationIntro')}</p>
        </div>
      </div>
      <div class="pa-split">
        <div class="pa-stack" data-gap="4">
          ${this.isHidden('data-type') ? nothing : this.#renderDataType()} ${this.#renderConnections()}
        </div>
        ${
          connection === undefined
            ? nothing
            : connectionFacts(this.words, connection, {
                test: this.#tested === connection.id ? this.#test.state : { kind: 'untested' },
                whyNotTest: missingPermission(this.words, this.wizard.facts.session, 'manage-destinations'),
                onTest: () => void this.#testNow(connection.id),
                onStopTest: () => this.#test.stop(),
                whyNotEdit: this.#whyNotEdit(),
                onEdit: this.#isEditable
                  ? () => this.dispatchEvent(new ConfigureConnectionEvent(connection))
                  : undefined,
                destinationName: this.wizard.facts.destination.name,
                now: this.wizard.facts.now,
                timeZone: this.wizard.facts.session.timeZone,
              })
        }
      </div>
    </div>`;
  }

  async #testNow(connectionId: ConnectionId): Promise<void> {
    if (this.adapter === undefined) return;
    this.#tested = connectionId;
    await this.#test.start(this.adapter, { kind: 'saved', connectionId });
    if (this.#test.state.kind === 'ended') this.dispatchEvent(new Event('connections-changed'));
  }

  /** This kit activates prospects: the other types are shown, so that nobody looks for them, and cannot be chosen. */
  #renderDataType() {
    return html`<fieldset class="pa-stack" data-gap="1" aria-describedby="data-type-help">
      <legend class="pa-label">${this.words.term('dataType')}</legend>
      <div>
        <div class="pa-segments">
          ${(['prospects', ...dataTypes.filter((type) => type !== 'prospects')] as const).map(
            (type) =>
              html`<label class="pa-segment">
                <input
                  type="radio"
                  name="data-type"
                  ?checked=${type === 'prospects'}
                  ?disabled=${type !== 'prospects'}
                />
                ${this.words.term(`dataType.${type}`)}
              </label>`,
          )}
        </div>
      </div>
      <p class="pa-help" id="data-type-help">${this.words.term('onlyProspects')}</p>
    </fieldset>`;
  }

  #renderConnections() {
    const connections = this.wizard.facts.connections ?? [];
    const shown = connections.filter((connection) => matches(connection, this.search));
    return html`<div class="pa-card" part="connections">
      <div class="pa-card-head" data-wrap>
        <h3 class="pa-heading" id="connections">
          ${this.words.term('connections')}
          <span class="pa-count">${formatNumber(this.words.language, connections.length)}</span>
        </h3>
        <span class="pa-row pa-push pa-grow" data-wrap>${this.#renderSearch()} ${this.#renderConfigure()}</span>
      </div>
      ${this.#renderWhy()}
      <p class="pa-sr" role="status">
        ${this.search === '' ? nothing : this.words.term('connectionsFound', shown.length)}
      </p>
      ${
        connections.length === 0
          ? emptyState({
              glyph: bucket,
              title: this.words.term('noConnections'),
              text: this.words.term('noConnectionsText'),
            })
          : shown.length === 0
            ? this.#renderNoMatch()
            : this.#renderTable(shown)
      }
      ${otherConnections(this.words, this.wizard.facts.otherConnections ?? 0)}
    </div>`;
  }

  #renderSearch() {
    return html`<span class="pa-grow pa-conn-search"
      >${searchField({
        label: this.words.term('searchConnections'),
        value: this.search,
        onSearch: (text) => (this.search = text),
      })}</span
    >`;
  }

  #renderConfigure() {
    if (this.isHidden('new-connection')) return nothing;
    const why = this.#whyNotConfigure();
    return html`<button
      class="pa-button"
      type="button"
      aria-disabled=${why === undefined ? nothing : 'true'}
      aria-describedby=${why === undefined ? nothing : 'configure-why'}
      @click=${() => why === undefined && this.dispatchEvent(new ConfigureConnectionEvent())}
    >
      ${icon(plus)}${this.words.term('configureNew')}
    </button>`;
  }

  #renderWhy() {
    const why = [
      this.wizard.draft.editing === undefined ? undefined : this.words.term('editKeepsConnection'),
      this.isHidden('new-connection') || this.wizard.draft.editing !== undefined ? undefined : this.#whyNotConfigure(),
      this.isLocked('connection') ? this.words.term('locked') : undefined,
      this.wizard.facts.destination.dataTypes.includes('prospects')
        ? undefined
        : this.words.term('takesNoProspectsText', this.wizard.facts.destination.name),
    ].filter((reason) => reason !== undefined);
    return why.length === 0 ? nothing : html`<p class="pa-help pa-conn-why" id="configure-why">${why.join(' ')}</p>`;
  }

  #whyNotConfigure(): string | undefined {
    return this.wizard.draft.editing === undefined ? this.#whyNotEdit() : this.words.term('editKeepsConnection');
  }

  /** The form changes what this kit sets up, and where the host offers it. */
  get #isEditable(): boolean {
    return this.wizard.facts.destination.connector !== 'host' && !this.isHidden('new-connection');
  }

  #whyNotEdit(): string | undefined {
    if (this.isLocked('connection') || this.isLocked('new-connection')) return this.words.term('locked');
    return missingPermission(this.words, this.wizard.facts.session, 'manage-destinations');
  }

  #renderNoMatch() {
    return emptyState({
      glyph: searchGlyph,
      title: this.words.term('noMatch'),
      text: this.words.term('noMatchText'),
      actions: html`<button class="pa-button" type="button" @click=${() => this.#clearSearch()}>
        ${this.words.term('clearSearch')}
      </button>`,
    });
  }

  /** The button goes with its message: the focus goes to the field that it clears. */
  #clearSearch(): void {
    this.search = '';
    this.searchInput?.focus();
  }

  #renderTable(connections: readonly Connection[]) {
    return html`<div role="radiogroup" aria-labelledby="connections">
        <table class="pa-table pa-conns" data-stack>
          <thead>
            <tr>
              <th>${this.words.term('name')}</th>
              <th>${this.words.term('status')}</th>
              <th class="pa-num" data-mid-hide>${this.words.term('activations')}</th>
              <th>${this.words.term('lastRun')}</th>
            </tr>
          </thead>
          <tbody>
            ${connections.slice(0, this.rows).map((connection) => this.#renderRow(connection))}
          </tbody>
        </table>
      </div>
      ${
        connections.length <= this.rows
          ? nothing
          : html`<div class="pa-card-foot">
              <button class="pa-button" data-size="sm" type="button" @click=${() => (this.rows += ROWS)}>
                ${this.words.term('showMore', Math.min(ROWS, connections.length - this.rows))}
              </button>
            </div>`
      }`;
  }

  #renderRow(connection: Connection) {
    const isChosen = connection.id === this.wizard.draft.connectionId;
    const isFixed = this.isLocked('connection') || this.wizard.draft.editing !== undefined;
    const activations = (this.wizard.facts.activations ?? []).filter(
      ({ connectionId }) => connectionId === connection.id,
    );
    return html`<tr aria-selected=${isChosen}>
      <td>
        <label class="pa-option">
          <input
            class="pa-radio"
            type="radio"
            name="connection"
            .checked=${live(isChosen)}
            ?disabled=${isFixed && !isChosen}
            @change=${() => this.act({ type: 'connection-chosen', connectionId: connection.id })}
          />
          <span class="pa-cell-2">
            <span class="pa-medium pa-clamp" title=${connection.name}>${connection.name}</span>
            <span class="pa-mono pa-truncate" title=${addressOf(connection)}>${addressOf(connection)}</span>
          </span>
        </label>
      </td>
      <td data-label=${this.words.term('status')}>${this.#renderHealth(connection)}</td>
      <td class="pa-num" data-label=${this.words.term('activations')} data-mid-hide>
        ${formatNumber(this.words.language, activations.length)}
      </td>
      <td data-label=${this.words.term('lastRun')}>${this.#renderLastRun(connection, activations)}</td>
    </tr>`;
  }

  #renderHealth({ health }: Connection) {
    const { timeZone } = this.wizard.facts.session;
    switch (health.kind) {
      case 'healthy':
        return html`<span class="pa-status">${icon(success, { tone: 'positive' })}${this.words.term('ready')}</span>`;
      case 'untested':
        return html`<span class="pa-status" data-tone="muted"
          >${icon(pending, { tone: 'subtle' })}${this.words.term('untested')}</span
        >`;
      case 'broken': {
        const since = formatDate(this.words.language, new Date(health.since), { timeZone });
        const reason = `${this.words.term('brokenSince', since)} ${brokenWords(this.words, health)}`;
        return html`<span class="pa-cell-2">
          <span class="pa-status" data-tone="negative"
            >${icon(error, { tone: 'negative' })}${this.words.term('broken')}</span
          >
          <span class="pa-clamp" data-lines="6" title=${reason}>${reason}</span>
        </span>`;
      }
    }
  }

  #renderLastRun(connection: Connection, activations: readonly Activation[]) {
    const result = activations
      .flatMap(({ lastResult }) => lastResult ?? [])
      .toSorted((one, other) => Date.parse(other.slot) - Date.parse(one.slot))[0];
    const at = result?.slot ?? connection.lastRunAt;
    if (at === null) return html`<span class="pa-none">${this.words.term('noneYet')}</span>`;
    const when = formatDayAndTime(this.words.language, new Date(at), new Date(this.wizard.facts.now), {
      timeZone: this.wizard.facts.session.timeZone,
    });
    if (result === undefined) return html`<span class="pa-nowrap">${when}</span>`;
    const failed = result.failed > 0;
    return html`<span class="pa-cell-2">
      <span class="pa-status" data-tone=${failed ? 'negative' : nothing}
        >${icon(failed ? error : success, { tone: failed ? 'negative' : 'positive' })}${this.words.term(failed ? 'runFailed' : 'success')}</span
      >
      <span class="pa-nowrap">${when}</span>
    </span>`;
  }
}

function addressOf({ location }: Connection): string {
  return `${location.bucket}/${location.folder === '' ? '' : `${location.folder}/`}`;
}

function matches(connection: Connection, search: string): boolean {
  return `${connection.name} ${addressOf(connection)}`.toLowerCase().includes(search.trim().toLowerCase());
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-wizard-destination': WizardDestinationStep;
  }
}
