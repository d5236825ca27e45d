import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { PROFILE_LIFETIME_DAYS, type MockBackend } from '../../mocks/index.ts';
import { systemClock } from '../../src/adapter/clock.ts';
import { baseStyles } from '../../src/ui/base.styles.ts';
import { defineElement } from '../../src/ui/define.ts';
import { formatDateTime } from '../../src/ui/format/date-time.ts';
import { chevronDown, clock as clockGlyph } from '../../src/ui/icons/glyphs.ts';
import { icon } from '../../src/ui/icons/icon.ts';
import { buttonStyles } from '../../src/ui/styles/button.styles.ts';
import { selectStyles } from '../../src/ui/styles/select.styles.ts';
import { MockTimeMoveEvent } from './mock-events.ts';
import { PanelWords } from './mock-panel-words.ts';
import { mockPanelStyles } from './mock-panel.styles.ts';
import './mock-scenario-dialog.ts';
import { moveTime, timeMoves, type TimeMove } from './time-moves.ts';

/** How many times as fast as the wall the time may go. */
const SPEEDS = [0, 1, 20, 100, 1_000];

/**
 * Shows the time of a mock backend and moves it, so that schedules come due, audiences are evaluated and profiles expire while somebody
 * looks on; and asks for another world. As long as it is on the page, time goes.
 *
 * @fires mock-time-move - Time was moved at a press, and what came due has been run.
 * @fires mock-scenario-change - Another world is asked for.
 */
@defineElement('mock-panel')
export class MockPanel extends LitElement {
  static override readonly styles = [...baseStyles, buttonStyles, selectStyles, mockPanelStyles];

  @property({ attribute: false }) backend: MockBackend | undefined;

  /** How many times as fast as the wall time goes; 0: it stands. */
  @property({ type: Number }) speed = 1;

  @state() private isMoving = false;
  /** What the last press brought about, in words. */
  @state() private outcome = '';
  @state() private isChoosing = false;

  readonly #words = new PanelWords(this);
  #leave = (): void => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#goAlong();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('backend') || changed.has('speed')) this.#goAlong();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { backend } = this;
    if (backend === undefined) return nothing;
    return html`<section class="panel" aria-labelledby="name">
      <h2 class="name pa-nowrap" id="name">${icon(clockGlyph)}${this.#words.term('panel')}</h2>
      ${this.#renderTime(backend)} ${this.#renderMoves()} ${this.#renderSpeed()} ${this.#renderWorld(backend)}
      <p class="outcome" role="status">${this.outcome}</p>
    </section>`;
  }

  #renderTime({ clock }: MockBackend) {
    return html`<p class="pa-nowrap">
      <span class="pa-sr">${this.#words.term('time')}:</span>
      <time class="pa-strong" datetime=${clock.instant()}>${this.#written(clock.now())}</time>
    </p>`;
  }

  #renderMoves() {
    return html`<div class="pa-buttons" role="group" aria-label=${this.#words.term('moves')}>
      ${timeMoves.map(
        (move) =>
          html`<button
            class="pa-button"
            data-size="sm"
            type="button"
            aria-disabled=${this.isMoving ? 'true' : nothing}
            @click=${() => void this.#move(move)}
          >
            ${this.#nameOf(move)}
          </button>`,
      )}
    </div>`;
  }

  #renderSpeed() {
    const speeds = SPEEDS.includes(this.speed) ? SPEEDS : [...SPEEDS, this.speed].sort((one, other) => one - other);
    return html`<span class="pa-row">
      <label for="speed">${this.#words.term('speed')}</label>
      <span class="pa-select" data-size="sm">
        <select
          id="speed"
          .value=${live(String(this.speed))}
          @change=${(event: Event) => (this.speed = Number((event.target as HTMLSelectElement).value))}
        >
          ${speeds.map(
            (speed) =>
              html`<option value=${speed} ?selected=${speed === this.speed}>${this.#speedInWords(speed)}</option>`,
          )}
        </select>
        ${icon(chevronDown)}
      </span>
    </span>`;
  }

  #renderWorld({ scenario, seed }: MockBackend) {
    const names = scenario.map((name) => (name === 'default' ? this.#words.term('defaultScenario') : name)).join(' + ');
    return html`<p class="pa-row">
        <span>${this.#words.term('scenario')} <b class="pa-break">${names}</b></span>
        <button
          class="pa-button"
          data-size="sm"
          type="button"
          aria-haspopup="dialog"
          @click=${() => (this.isChoosing = true)}
        >
          ${this.#words.term('choose')}
        </button>
      </p>
      <mock-scenario-dialog
        ?open=${this.isChoosing}
        .scenario=${scenario}
        .seed=${seed}
        @pa-dialog-close=${() => (this.isChoosing = false)}
      ></mock-scenario-dialog>`;
  }

  async #move(move: TimeMove): Promise<void> {
    const { backend } = this;
    if (backend === undefined || this.isMoving) return;
    this.isMoving = true;
    this.outcome = '';
    try {
      const moved = await moveTime(backend, move);
      this.outcome = this.#inWords(moved.from === moved.to, moved.to, moved.dueRuns);
      if (moved.from !== moved.to) this.dispatchEvent(new MockTimeMoveEvent(moved));
    } finally {
      this.isMoving = false;
    }
  }

  #inWords(stoodStill: boolean, now: number, dueRuns: number | null): string {
    if (stoodStill) return this.#words.term('nothingDue');
    const moved = this.#words.term('moved', this.#written(now));
    return dueRuns === null ? moved : `${moved} ${this.#words.term('dueRuns', dueRuns)}`;
  }

  #nameOf(move: TimeMove): string {
    return move === 'lifetime' ? this.#words.term(move, PROFILE_LIFETIME_DAYS) : this.#words.term(move);
  }

  #speedInWords(speed: number): string {
    if (speed === 0) return this.#words.term('stands');
    return speed === 1 ? this.#words.term('asOnTheWall') : this.#words.term('timesAsFast', speed);
  }

  #written(moment: number): string {
    return formatDateTime(this.#words.language, new Date(moment), { timeZone: 'UTC', weekday: true, zone: true });
  }

  #goAlong(): void {
    this.#leave();
    const clock = this.backend?.clock;
    if (clock === undefined || !this.isConnected) return;
    const forget = clock.subscribe(() => this.requestUpdate());
    const stop = this.speed === 0 ? () => undefined : clock.follow(systemClock, { speed: this.speed });
    this.#leave = () => {
      stop();
      forget();
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mock-panel': MockPanel;
  }
}
