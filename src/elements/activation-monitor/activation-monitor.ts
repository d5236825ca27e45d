import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ActivationAdapter } from '../../adapter/activation-adapter.ts';
import { systemClock, type Clock } from '../../adapter/clock.ts';
import { adapterContext, clockContext } from '../../adapter/context.ts';
import type { Activation } from '../../domain/activation.ts';
import type { Destination } from '../../domain/destination.ts';
import type { Run } from '../../domain/run.ts';
import { monitor } from '../../locales/en/monitor.ts';
import { absentMeans } from '../../ui/absent-means.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { Announcer } from '../../ui/controllers/announcer.ts';
import { FirstShown } from '../../ui/controllers/first-shown.ts';
import { KeptFocus } from '../../ui/controllers/kept-focus.ts';
import { defineElement } from '../../ui/define.ts';
import { retry } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { languageRoot } from '../../ui/localize/language-root.ts';
import { Localize } from '../../ui/localize/localize.ts';
import { banner } from '../../ui/templates/banner.ts';
import { failureText } from '../activation-error/failure-text.ts';
import { ClockTick } from '../activation-wizard/clock-tick.ts';
import { activationDetail } from './activation-detail.ts';
import { ActivationEditEvent } from './activation-edit-event.ts';
import { ActivationList, revealSelected } from './activation-list.ts';
import { activationMonitorStyles } from './activation-monitor.styles.ts';
import { ActivationNewEvent } from './activation-new-event.ts';
import { AudienceNames } from './audience-names.ts';
import { ChosenAudiences } from './chosen-audiences.ts';
import { deleteQuestion } from './delete-question.ts';
import { detailTabsStyles } from './detail-tabs.styles.ts';
import type { DetailTab } from './detail-tabs.ts';
import { FileViewer } from './file-viewer.ts';
import { LiveRuns } from './live-runs.ts';
import { monitorControlStyles } from './monitor-control-styles.ts';
import { MonitorData } from './monitor-data.ts';
import { each, MonitorDeeds } from './monitor-deeds.ts';
import { monitorHead } from './monitor-head.ts';
import {
  deedFailed,
  monitorEmpty,
  monitorEmptyThere,
  monitorFailed,
  monitorGone,
  monitorSkeleton,
  runsFailed,
  runsSkeleton,
} from './monitor-states.ts';
import { whyNotActivate } from './monitor-words.ts';

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

  @query('h1') private readonly heading!: HTMLElement;

  readonly #words = new Localize(this, 'monitor', monitor);
  readonly #names = new AudienceNames(this);
  readonly #list = new ActivationList(this);
  readonly #chosen = new ChosenAudiences(this);
  readonly #data = new MonitorData(this);
  readonly #live = new LiveRuns(
    this,
    (event) => this.#data.take(event),
    () => void this.#reload(),
  );
  readonly #announcer = new Announcer(this);
  readonly #deeds = new MonitorDeeds(this, {
    adapter: () => this.adapter,
    onSaid: (words) => this.#announcer.say(words),
    onSettled: () => this.#reload(),
  });
  readonly #files = new FileViewer(this, {
    adapter: () => this.adapter,
    onFailed: (error) => (this.#deeds.error = error),
  });
  readonly #shown = new FirstShown(this);
  readonly #tick = new ClockTick(this, () => this.requestUpdate());
  #servedBy: ActivationAdapter | undefined;
  #revealed: string | undefined;

  constructor() {
    super();
    new KeptFocus(this, (place) => (place === this ? this.heading : heirIn(place)));
  }

  /**
   * Reads everything again, and asks for a lost link at once. What is shown stays until the answer is there. Before it
   * is first shown the monitor reads nothing.
   */
  refresh(): void {
    if (this.#servedBy === undefined) return;
    if (!this.#live.linked) this.#live.stop();
    this.#begin(this.#servedBy);
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
    this.#files.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#tick.clock = this.clock;
    const adapter = this.#shown.once ? this.adapter : undefined;
    const isServedAnew = adapter !== this.#servedBy;
    if (isServedAnew) this.#serve(adapter, changed);
    if (changed.has('destination')) this.#data.narrow(this.destination?.id);
    if (!isServedAnew && changed.has('activationId')) {
      this.listedSlots = SLOTS_AT_ONCE;
      this.#data.select(this.activationId);
    }
  }

  protected override updated(): void {
    const { session, selected, runs } = this.#data;
    if (selected?.id !== this.#revealed) {
      this.#revealed = selected?.id;
      revealSelected(this.renderRoot);
    }
    if (this.tab !== 'audiences' || this.adapter === undefined || selected === undefined || runs === undefined) return;
    if (session?.permissions.includes('activate-destinations') !== true) return;
    const told = new Set(runs.map(({ audienceId }) => audienceId));
    const untold = selected.audiences.map(({ audienceId }) => audienceId).filter((id) => !told.has(id));
    this.#names.ask(this.adapter, untold);
  }

  protected override render(): TemplateResult {
    return html`<div class="pa-stack" data-gap="4" ${languageRoot(this, this.#words)}>
      ${monitorHead(this.#words, {
        linked: this.adapter === undefined ? undefined : this.#live.linked,
        whyNotNew: this.#newUnavailable,
        onNew: () => this.dispatchEvent(new ActivationNewEvent()),
      })}
      ${this.#announcer.region()} ${this.#renderBody()}
      ${deleteQuestion(this.#words, this.deleting, {
        onKeep: this.#keep,
        onDelete: (activation) => this.#delete(activation),
      })}
      ${this.#files.render(this.#words)}
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

  async #reload(): Promise<void> {
    if (this.#servedBy !== undefined) await this.#data.load(this.#servedBy, this.activationId);
  }

  #forget(): void {
    this.#live.stop();
    this.#files.close();
    this.#deeds.forget();
    this.#data.forget();
    this.#names.forget();
    this.#list.reset();
    this.#chosen.forget();
    this.tab = 'runs';
    this.onlyFailed = false;
    this.listedSlots = SLOTS_AT_ONCE;
    this.toggled = new Map();
    this.deleting = undefined;
  }

  /** Why nothing new can be activated now; `undefined`: it can. */
  get #newUnavailable(): string | undefined {
    const { session, error } = this.#data;
    if (session === undefined) return this.#words.term(error === undefined ? 'loading' : 'failedToLoad');
    return whyNotActivate(this.#words, session);
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
      ${this.#deeds.error === undefined ? nothing : deedFailed(this.#words, this.#deeds.error, () => (this.#deeds.error = undefined))}
      ${error === undefined ? nothing : banner({ tone: 'caution', title: this.#words.term('failedToLoad'), text: failureText(this.#words, error), actions: this.#retryButton() })}
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
    const { session, selected, connections, runs, runsError, isGone } = this.#data;
    if (isGone) return monitorGone(this.#words);
    if (session === undefined) return nothing;
    if (selected === undefined || runs === undefined)
      return runsError === undefined ? runsSkeleton() : runsFailed(this.#words, runsError, this.#retryButton());
    const oldRuns =
      runsError === undefined
        ? nothing
        : banner({
            tone: 'caution',
            title: this.#words.term('runsFailedToLoad'),
            text: failureText(this.#words, runsError),
            actions: this.#retryButton(),
          });
    return html`${oldRuns}${activationDetail({
      ...this.#handlers,
      words: this.#words,
      activation: selected,
      connection: connections.get(selected.connectionId),
      runs,
      session,
      now,
      tab: this.tab,
      nameOf: (id) => this.#names.get(id),
      chosen: this.#chosen.in(selected),
      onChoose: (audienceIds, isChosen) => this.#chosen.set(selected, audienceIds, isChosen),
      onRunChosen: () => this.#runChosen(selected),
      onTab: (tab) => (this.tab = tab),
      onlyFailed: this.onlyFailed,
      listedSlots: this.listedSlots,
      onMoreSlots: () => (this.listedSlots += SLOTS_AT_ONCE),
      isOpen: (run) => this.toggled.get(run.id) ?? (run.state.kind === 'running' || run.state.kind === 'failed'),
      onOnlyFailed: (only) => (this.onlyFailed = only),
      onToggleRun: (run, open) => this.#toggle(run, open),
      onCancelRun: (run) =>
        void this.#deeds.do({
          name: `cancel ${run.id}`,
          act: (adapter) => adapter.cancelRun(run.id),
          said: this.#words.term('runCancelled', run.audienceName),
        }),
      onRetryRuns: (failed) =>
        void this.#deeds.do({
          name: `retry ${failed.map(({ id }) => id).join(' ')}`,
          act: (adapter) => each(failed, (run) => adapter.retryRun(run.id, { idempotencyKey: crypto.randomUUID() })),
          said: this.#words.term('runsRetried', failed.length),
        }),
      onOpenFile: (run, file) => void this.#files.open(run, file),
      onDownload: (run, file) => void this.#files.download(run, file),
    })}`;
  }

  get #handlers() {
    return {
      onSelect: (activation: Activation) => (this.activationId = activation.id),
      onToggle: (activation: Activation) => {
        const status = activation.status === 'enabled' ? 'paused' : 'enabled';
        void this.#deeds.do({
          name: `toggle ${activation.id}`,
          act: (adapter) => adapter.updateActivation(activation.id, { status }, { etag: activation.etag }),
          said: this.#words.term(status === 'paused' ? 'isPaused' : 'isResumed', activation.name),
        });
      },
      onRun: (activation: Activation) => {
        this.activationId = activation.id;
        void this.#deeds.do({
          name: `run ${activation.id}`,
          act: (adapter) => adapter.startRuns(activation.id, 'all', { idempotencyKey: crypto.randomUUID() }),
          said: this.#words.term('isStarted', activation.name),
        });
      },
      onEdit: (activation: Activation) => this.dispatchEvent(new ActivationEditEvent(activation)),
      onDelete: (activation: Activation) => (this.deleting = activation),
    };
  }

  #runChosen(activation: Activation): void {
    const audienceIds = this.#chosen.in(activation);
    void this.#deeds.do({
      name: `run ${activation.id}`,
      act: async (adapter) => {
        await adapter.startRuns(activation.id, audienceIds, { idempotencyKey: crypto.randomUUID() });
        this.#chosen.forget();
      },
      said: this.#words.term('someStarted', audienceIds.length),
    });
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

  #toggle(run: Run, open: boolean): void {
    if (this.toggled.get(run.id) !== open) this.toggled = new Map([...this.toggled, [run.id, open]]);
  }

  readonly #keep = () => (this.deleting = undefined);

  #delete({ id, etag, name }: Activation): void {
    this.deleting = undefined;
    void this.#deeds.do({
      name: `delete ${id}`,
      act: async (adapter) => {
        await adapter.deleteActivation(id, { etag });
        if (this.activationId === id) this.activationId = undefined;
      },
      said: this.#words.term('isDeleted', name),
    });
  }
}

/** Where the focus goes when the button that had it is no more: to the run that it stood in, or to the switch of the list. */
function heirIn(place: Element): HTMLElement | null {
  return place.querySelector<HTMLElement>(':scope > summary, :scope > .pa-run-day [role="switch"]');
}

declare global {
  interface HTMLElementTagNameMap {
    'activation-monitor': ActivationMonitor;
  }
}
