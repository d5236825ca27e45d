import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import type { ActivationError } from '../../adapter/activation-error.ts';
import { systemClock, type Clock } from '../../adapter/clock.ts';
import { adapterContext, clockContext } from '../../adapter/context.ts';
import type { Activation } from '../../domain/activation.ts';
import type { Destination } from '../../domain/destination.ts';
import type { Run, RunFile } from '../../domain/run.ts';
import { monitor } from '../../locales/en/monitor.ts';
import { absentMeans } from '../../ui/absent-means.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { FirstShown } from '../../ui/controllers/first-shown.ts';
import { defineElement } from '../../ui/define.ts';
import '../../ui/dialog/dialog.ts';
import { plus, retry } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { banner } from '../../ui/templates/banner.ts';
import { failureAt } from '../activation-error/failure-at.ts';
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
import {
  monitorEmpty,
  monitorEmptyThere,
  monitorFailed,
  monitorSkeleton,
  runsFailed,
  runsSkeleton,
} from './monitor-states.ts';
import { contactOf } from './monitor-words.ts';
import { downloadFile, readPreview } from './run-file-reader.ts';

export { ActivationErrorEvent } from '../activation-error/activation-error-event.ts';
export { ActivationEditEvent } from './activation-edit-event.ts';
export { ActivationNewEvent } from './activation-new-event.ts';

/** Slots that are listed before more are asked for. */
const SLOTS_AT_ONCE = 3;

/**
 * What is activated and how it goes: the activations, and of the chosen one its runs, live, with ledger, files and what to do when
 * one has failed.
 *
 * @event {ActivationEditEvent} activation-edit - Edit was pressed. Cancelable.
 * @event {ActivationNewEvent} activation-new - New activation was pressed. Cancelable.
 * @event {ActivationErrorEvent} activation-error - Something failed that the service gave no reason for. Cancelable: else it is reported.
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
  @absentMeans(() => undefined)
  @property({ attribute: false })
  adapter?: ActivationAdapter | undefined;

  @consume({ context: clockContext, subscribe: true })
  @absentMeans(() => systemClock)
  @property({ attribute: false })
  clock: Clock = systemClock;

  /** The activation whose runs are shown; the first one unless told. */
  @absentMeans(() => undefined)
  @property({ attribute: 'activation-id', reflect: true })
  activationId?: string | undefined;

  /** To which alone the activations are shown; all of them unless told. The person can widen it again. */
  @absentMeans(() => undefined)
  @property({ attribute: false })
  destination?: Destination | undefined;

  @state() private tab: DetailTab = 'runs';
  @state() private onlyFailed = false;
  @state() private listedSlots = SLOTS_AT_ONCE;
  @state() private toggled: ReadonlyMap<string, boolean> = new Map();
  @state() private deleting: Activation | undefined;
  @state() private openFile: OpenFile | undefined;
  @state() private actionError: ActivationError | undefined;

  @query('h1') private readonly heading!: HTMLElement;

  readonly #words = new Localize(this, 'monitor', monitor);
  readonly #names = new AudienceNames(this);
  readonly #list = new ActivationList(this);
  readonly #data = new MonitorData(this);
  readonly #live = new LiveRuns(this, (event) => this.#data.take(event));
  readonly #shown = new FirstShown(this);
  #servedBy: ActivationAdapter | undefined;
  #reading = new AbortController();

  /** Reads everything again. What is shown stays until the answer is there. Before it is first shown the monitor reads nothing. */
  refresh(): void {
    if (this.#servedBy !== undefined) void this.#data.load(this.#servedBy, this.activationId);
  }

  /** Puts the focus on the heading, as after the element was shown in place of another. */
  focusHeading(): void {
    this.heading.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#servedBy !== undefined) this.#begin(this.#servedBy);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reading.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const adapter = this.#shown.once ? this.adapter : undefined;
    const isServedAnew = adapter !== this.#servedBy;
    if (isServedAnew) this.#serve(adapter, changed);
    if (changed.has('destination')) this.#data.narrow(this.destination?.id);
    if (!isServedAnew && changed.has('activationId') && this.activationId !== undefined) {
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
  #serve(adapter: ActivationAdapter | undefined, changed: PropertyValues<this>): void {
    if (this.#servedBy !== undefined) {
      this.#forget();
      if (!changed.has('activationId')) this.activationId = undefined;
      if (!changed.has('destination')) this.destination = undefined;
    }
    this.#servedBy = adapter;
    if (adapter !== undefined) this.#begin(adapter);
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
        <h1 class="pa-title" tabindex="-1">${this.#words.term('title')}</h1>
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
    const { destination } = this;
    if (error !== undefined && (session === undefined || activations === undefined))
      return monitorFailed(this.#words, error, session, this.#retryButton());
    if (session === undefined || activations === undefined) return monitorSkeleton(this.#words);
    if (activations.length === 0)
      return destination === undefined
        ? monitorEmpty(this.#words)
        : monitorEmptyThere(this.#words, destination.name, this.#showAll);
    const now = this.clock.now();
    return html`
      ${this.actionError === undefined ? nothing : banner({ tone: 'negative', title: this.#words.term('actionFailed'), text: this.actionError.message, urgent: true })}
      ${error === undefined ? nothing : banner({ tone: 'caution', title: this.#words.term('failedToLoad'), text: error.message, actions: this.#retryButton() })}
      ${this.#list.render({
        ...this.#handlers,
        words: this.#words,
        activations,
        connections,
        destination,
        onAllDestinations: () => (this.destination = undefined),
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
    if (runs === undefined)
      return runsError === undefined ? runsSkeleton() : runsFailed(this.#words, runsError, this.#retryButton());
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

  #retryButton() {
    return html`<button class="pa-button" type="button" @click=${() => this.refresh()}>
      ${icon(retry)}${this.#words.term('retry')}
    </button>`;
  }

  /** The button goes with its message. */
  readonly #showAll = (): void => {
    this.destination = undefined;
    this.focusHeading();
  };

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
      if (adapter === this.adapter) this.actionError = failureAt(this, thrown);
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
      if (!signal.aborted) this.openFile = { run, file, content: failureAt(this, thrown) };
    }
  }

  async #download(run: Run, file: RunFile): Promise<void> {
    const { adapter } = this;
    if (adapter === undefined) return;
    try {
      await downloadFile(adapter, run.id, file.key);
    } catch (thrown) {
      if (adapter === this.adapter) this.actionError = failureAt(this, thrown);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activation-monitor': ActivationMonitor;
  }
}
