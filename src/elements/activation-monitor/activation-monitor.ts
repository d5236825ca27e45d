import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { toActivationError, type ActivationError } from '../../adapter/activation-error.ts';
import { systemClock, type Clock } from '../../adapter/clock.ts';
import { adapterContext, clockContext } from '../../adapter/context.ts';
import type { Activation } from '../../domain/activation.ts';
import type { Run, RunFile } from '../../domain/run.ts';
import { monitor } from '../../locales/en/monitor.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { defineElement } from '../../ui/define.ts';
import '../../ui/dialog/dialog.ts';
import { error as errorGlyph, lock, plus, retry, send } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { banner } from '../../ui/templates/banner.ts';
import { emptyState } from '../../ui/templates/empty-state.ts';
import { skeleton } from '../../ui/templates/skeleton.ts';
import { activationDetail } from './activation-detail.ts';
import { ActivationEditEvent } from './activation-edit-event.ts';
import { ActivationList } from './activation-list.ts';
import { activationMonitorStyles } from './activation-monitor.styles.ts';
import { ActivationNewEvent } from './activation-new-event.ts';
import { AudienceNames } from './audience-names.ts';
import { detailTabsStyles } from './detail-tabs.styles.ts';
import type { DetailTab } from './detail-tabs.ts';
import { fileDialog, type OpenFile } from './file-dialog.ts';
import { LiveRuns } from './live-runs.ts';
import { monitorControlStyles } from './monitor-control-styles.ts';
import { MonitorData } from './monitor-data.ts';
import { contactOf } from './monitor-words.ts';
import { downloadFile, readPreview } from './run-file-reader.ts';

/** Slots that are listed before more are asked for. */
const SLOTS_AT_ONCE = 3;

/**
 * What is activated and how it goes: the activations, and of the chosen one its runs, live, with ledger, files and what to do when
 * one has failed.
 *
 * @event {ActivationEditEvent} activation-edit - Edit was pressed. Cancelable.
 * @event {ActivationNewEvent} activation-new - New activation was pressed. Cancelable.
 * @csspart activations - The table of activations.
 * @csspart detail - The chosen activation.
 * @csspart run - One audience at one slot.
 * @csspart files - The files of a run.
 */
@defineElement('activation-monitor')
export class ActivationMonitor extends LitElement {
  static override readonly styles = [...baseStyles, ...monitorControlStyles, activationMonitorStyles, detailTabsStyles];

  /** Who stands behind the monitor; else the nearest `<activation-provider>`'s. */
  @consume({ context: adapterContext, subscribe: true })
  @property({ attribute: false })
  adapter?: ActivationAdapter | undefined;

  @consume({ context: clockContext, subscribe: true })
  @property({ attribute: false })
  clock: Clock = systemClock;

  /** The activation whose runs are shown; the first one unless told. */
  @property({ attribute: 'activation-id', reflect: true }) activationId?: string | undefined;

  @state() private tab: DetailTab = 'runs';
  @state() private onlyFailed = false;
  @state() private listedSlots = SLOTS_AT_ONCE;
  @state() private toggled: ReadonlyMap<string, boolean> = new Map();
  @state() private deleting: Activation | undefined;
  @state() private openFile: OpenFile | undefined;
  @state() private actionError: ActivationError | undefined;

  readonly #words = new Localize(this, 'monitor', monitor);
  readonly #names = new AudienceNames(this);
  readonly #list = new ActivationList(this);
  readonly #data = new MonitorData(this);
  readonly #live = new LiveRuns(this, (event) => this.#data.take(event));
  #reading = new AbortController();

  /** Reads everything again. What is shown stays until the answer is there. */
  refresh(): void {
    if (this.adapter !== undefined) void this.#data.load(this.adapter, this.activationId);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.adapter !== undefined) this.#begin(this.adapter);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reading.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('adapter')) this.#serve(changed);
    else if (changed.has('activationId') && this.activationId !== undefined) {
      this.listedSlots = SLOTS_AT_ONCE;
      this.#data.select(this.activationId);
    }
  }

  protected override updated(): void {
    const { session, selected, runs } = this.#data;
    if (this.tab !== 'audiences' || this.adapter === undefined || selected === undefined || runs === undefined) return;
    if (session?.permissions.includes('activate-destinations') !== true) return;
    const told = new Set(runs.map(({ audienceId }) => audienceId));
    const untold = selected.audiences.map(({ audienceId }) => audienceId).filter((id) => !told.has(id));
    this.#names.ask(this.adapter, untold);
  }

  protected override render(): TemplateResult {
    return html`<div class="pa-stack" data-gap="4">
      ${this.#renderHead()} ${this.#renderBody()} ${this.#renderDeleteQuestion()}
      ${fileDialog(this.#words, this.openFile, { onClose: this.#closeFile, onDownload: (run, file) => void this.#download(run, file) })}
    </div>`;
  }

  /** What another adapter told is not for whoever this one speaks for: all of it goes, before anything is asked. */
  #serve(changed: PropertyValues<this>): void {
    if (changed.get('adapter') !== undefined) {
      this.#forget();
      if (!changed.has('activationId')) this.activationId = undefined;
    }
    if (this.adapter !== undefined) this.#begin(this.adapter);
  }

  #begin(adapter: ActivationAdapter): void {
    void this.#data.load(adapter, this.activationId);
    this.#live.follow(adapter, this.clock);
  }

  #forget(): void {
    this.#live.stop();
    this.#reading.abort();
    this.#data.forget();
    this.#names.forget();
    this.#list.reset();
    this.tab = 'runs';
    this.onlyFailed = false;
    this.listedSlots = SLOTS_AT_ONCE;
    this.toggled = new Map();
    this.deleting = this.openFile = this.actionError = undefined;
  }

  /** Why nothing new can be activated now; `undefined`: it can. */
  get #newUnavailable(): string | undefined {
    const { session, error } = this.#data;
    if (session === undefined) return this.#words.term(error === undefined ? 'loading' : 'failedToLoad');
    if (session.permissions.includes('activate-destinations')) return undefined;
    return this.#words.term('needsActivate', contactOf(this.#words, session));
  }

  #renderHead() {
    const unavailable = this.#newUnavailable;
    return html`<header class="pa-row" data-wrap data-gap="3">
      <div class="pa-stack pa-grow" data-gap="0">
        <h1 class="pa-title">${this.#words.term('title')}</h1>
        <p class="pa-muted">${this.#words.term('intro')}</p>
      </div>
      <span class="pa-row">
        ${this.adapter === undefined ? nothing : this.#renderLink()}
        <button
          class="pa-button"
          data-kind="primary"
          type="button"
          aria-disabled=${unavailable === undefined ? nothing : 'true'}
          title=${unavailable ?? nothing}
          @click=${unavailable === undefined ? () => this.dispatchEvent(new ActivationNewEvent()) : nothing}
        >
          ${icon(plus)}${this.#words.term('newActivation')}
        </button>
      </span>
    </header>`;
  }

  #renderLink() {
    const { linked } = this.#live;
    return html`<span
      class="pa-status pa-small pa-subtle"
      role="status"
      title=${linked ? nothing : this.#words.term('linkLost')}
    >
      <span class="pa-dot" data-tone=${linked ? 'info' : 'off'}></span>${this.#words.term(linked ? 'live' : 'notLive')}
    </span>`;
  }

  #renderBody() {
    const { session, error, activations, connections, selected } = this.#data;
    if (error !== undefined && (session === undefined || activations === undefined)) return this.#renderError(error);
    if (session === undefined || activations === undefined) return this.#renderSkeleton();
    if (activations.length === 0) {
      return html`<section class="pa-card">
        ${emptyState({ rank: 2, glyph: send, title: this.#words.term('empty'), text: this.#words.term('emptyText') })}
      </section>`;
    }
    const now = this.clock.now();
    return html`
      ${this.actionError === undefined ? nothing : banner({ tone: 'negative', title: this.#words.term('actionFailed'), text: this.actionError.message, urgent: true })}
      ${error === undefined ? nothing : banner({ tone: 'caution', title: this.#words.term('failedToLoad'), text: error.message, actions: this.#retryButton() })}
      ${this.#list.render({
        ...this.#handlers,
        words: this.#words,
        activations,
        connections,
        selectedId: selected?.id,
        session,
        now,
      })}
      ${this.#renderDetail(now)}
    `;
  }

  #renderDetail(now: number) {
    const { session, selected, connections, runs, runsError } = this.#data;
    if (session === undefined || selected === undefined) return nothing;
    if (runs === undefined) {
      return html`<section class="pa-card">
        ${
          runsError === undefined
            ? html`<div class="pa-card-body pa-stack" aria-busy="true">
                ${[skeleton({ width: 40 }), skeleton({ width: 70 }), skeleton({ width: 55 })]}
              </div>`
            : emptyState({
                rank: 2,
                glyph: errorGlyph,
                tone: 'negative',
                title: this.#words.term('runsFailedToLoad'),
                text: runsError.message,
                actions: this.#retryButton(),
                urgent: true,
              })
        }
      </section>`;
    }
    return activationDetail({
      ...this.#handlers,
      words: this.#words,
      activation: selected,
      connection: connections.get(selected.connectionId),
      runs,
      session,
      now,
      tab: this.tab,
      nameOf: (id) => this.#names.get(id),
      onTab: (tab) => (this.tab = tab),
      onlyFailed: this.onlyFailed,
      listedSlots: this.listedSlots,
      onMoreSlots: () => (this.listedSlots += SLOTS_AT_ONCE),
      isOpen: (run) => this.toggled.get(run.id) ?? (run.state.kind === 'running' || run.state.kind === 'failed'),
      onOnlyFailed: (only) => (this.onlyFailed = only),
      onToggleRun: (run, open) => this.#toggle(run, open),
      onCancelRun: (run) => void this.#act((adapter) => adapter.cancelRun(run.id)),
      onRetryRuns: (failed) =>
        void this.#act((adapter) =>
          Promise.all(failed.map((run) => adapter.retryRun(run.id, { idempotencyKey: crypto.randomUUID() }))),
        ),
      onOpenFile: (run, file) => void this.#open(run, file),
      onDownload: (run, file) => void this.#download(run, file),
    });
  }

  get #handlers() {
    return {
      onSelect: (activation: Activation) => (this.activationId = activation.id),
      onToggle: (activation: Activation) => {
        const status = activation.status === 'paused' ? 'enabled' : 'paused';
        void this.#act((adapter) => adapter.updateActivation(activation.id, { status }, { etag: activation.etag }));
      },
      onRun: (activation: Activation) => {
        this.activationId = activation.id;
        void this.#act((adapter) => adapter.startRuns(activation.id, 'all', { idempotencyKey: crypto.randomUUID() }));
      },
      onEdit: (activation: Activation) => this.dispatchEvent(new ActivationEditEvent(activation)),
      onDelete: (activation: Activation) => (this.deleting = activation),
    };
  }

  #renderDeleteQuestion() {
    const activation = this.deleting;
    return html`<pa-dialog
      ?open=${activation !== undefined}
      heading=${this.#words.term('deleteQuestion', activation?.name ?? '')}
      @pa-dialog-close=${() => (this.deleting = undefined)}
    >
      <p>${this.#words.term('deleteText')}</p>
      <button slot="footer" class="pa-button" type="button" autofocus @click=${() => (this.deleting = undefined)}>
        ${this.#words.term('keep')}
      </button>
      <button
        slot="footer"
        class="pa-button"
        data-kind="danger"
        type="button"
        @click=${() => void this.#delete(activation)}
      >
        ${this.#words.term('deleteIt')}
      </button>
    </pa-dialog>`;
  }

  #renderSkeleton() {
    return html`<section class="pa-card" aria-busy="true">
      <p class="pa-sr" role="status">${this.#words.term('loading')}</p>
      <div class="pa-card-head">${skeleton({ width: 30 })}</div>
      ${Array.from({ length: 4 }, () => html`<div class="pa-card-head">${skeleton({ width: 40 })}${skeleton({ width: 20, end: true })}</div>`)}
    </section>`;
  }

  #renderError(error: ActivationError) {
    if (error.code === 'forbidden') {
      const text = this.#words.term('deniedText', contactOf(this.#words, this.#data.session));
      return html`<section class="pa-card">
        ${emptyState({ rank: 2, glyph: lock, title: this.#words.term('denied'), text })}
      </section>`;
    }
    return html`<section class="pa-card">
      ${emptyState({ rank: 2, glyph: errorGlyph, tone: 'negative', title: this.#words.term('failedToLoad'), text: error.message, actions: this.#retryButton(), urgent: true })}
    </section>`;
  }

  #retryButton() {
    return html`<button class="pa-button" type="button" @click=${() => this.refresh()}>
      ${icon(retry)}${this.#words.term('retry')}
    </button>`;
  }

  readonly #closeFile = (): void => {
    this.openFile = undefined;
  };

  #toggle(run: Run, open: boolean): void {
    if (this.toggled.get(run.id) !== open) this.toggled = new Map([...this.toggled, [run.id, open]]);
  }

  async #act(deed: (adapter: ActivationAdapter) => Promise<unknown>): Promise<void> {
    const { adapter } = this;
    if (adapter === undefined) return;
    this.actionError = undefined;
    try {
      await deed(adapter);
    } catch (thrown) {
      if (adapter === this.adapter) this.actionError = toActivationError(thrown);
    }
    if (adapter === this.adapter) await this.#data.load(adapter, this.activationId);
  }

  async #delete(activation: Activation | undefined): Promise<void> {
    this.deleting = undefined;
    if (activation === undefined) return;
    if (this.activationId === activation.id) this.activationId = undefined;
    await this.#act((adapter) => adapter.deleteActivation(activation.id, { etag: activation.etag }));
  }

  async #open(run: Run, file: RunFile): Promise<void> {
    if (this.adapter === undefined) return;
    this.#reading.abort();
    const { signal } = (this.#reading = new AbortController());
    this.openFile = { run, file, content: undefined };
    try {
      const content = await readPreview(this.adapter, run.id, file.key, signal);
      if (!signal.aborted) this.openFile = { run, file, content };
    } catch (thrown) {
      if (!signal.aborted) this.openFile = { run, file, content: toActivationError(thrown) };
    }
  }

  async #download(run: Run, file: RunFile): Promise<void> {
    const { adapter } = this;
    if (adapter === undefined) return;
    try {
      await downloadFile(adapter, run.id, file.key);
    } catch (thrown) {
      if (adapter === this.adapter) this.actionError = toActivationError(thrown);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activation-monitor': ActivationMonitor;
  }
}
