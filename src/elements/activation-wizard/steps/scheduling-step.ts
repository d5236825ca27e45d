import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AudienceId } from '../../../domain/ids.ts';
import { defineElement } from '../../../ui/define.ts';
import { Announcer } from '../../../ui/controllers/announcer.ts';
import { formatTime } from '../../../ui/format/date-time.ts';
import { clock, enter, pencil } from '../../../ui/icons/glyphs.ts';
import { icon } from '../../../ui/icons/icon.ts';
import '../../../ui/limit-meter/limit-meter.ts';
import '../../../ui/menu/menu.ts';
import { panelStyles } from '../../../ui/styles/panel.styles.ts';
import { wizardControlStyles } from '../wizard-control-styles.ts';
import { WizardStepElement } from '../wizard-step-element.ts';
import './file-name-editor.ts';
import { busiestHourOf } from './schedule-facts.ts';
import { schedulePanel } from './schedule-panel.ts';
import { scheduleRow } from './schedule-row.ts';
import { schedulingStepStyles } from './scheduling-step.styles.ts';

/** The third step: a row an audience, and an editor for one of them or many. */
@defineElement('pa-wizard-scheduling')
export class WizardSchedulingStep extends WizardStepElement {
  static override readonly styles = [...wizardControlStyles, panelStyles, schedulingStepStyles];

  @state() private selected: ReadonlySet<AudienceId> = new Set();
  /** The warning about expiry that the person has waved through in this edit. */
  @state() private isExpiryAccepted = false;

  @query('.pa-panel') private readonly panel!: HTMLElement | null;

  readonly #announcer = new Announcer(this);
  #focus: 'schedule' | 'file-name' | AudienceId | null = null;

  override focusProblem(): void {
    if (this.wizard.scheduleEdit === null) super.focusProblem();
    else this.#focusPanel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('wizard')) return;
    const there = new Set(this.wizard.draft.audiences.map(({ audienceId }) => audienceId));
    if ([...this.selected].some((id) => !there.has(id)))
      this.selected = new Set([...this.selected].filter((id) => there.has(id)));
  }

  protected override updated(): void {
    const focus = this.#focus;
    if (focus === null) return;
    this.#focus = null;
    if (focus === 'schedule') this.#focusPanel();
    else if (focus === 'file-name') this.renderRoot.querySelector<HTMLElement>('pa-file-name-editor')?.focus();
    else this.renderRoot.querySelector<HTMLElement>(`[data-edit="${CSS.escape(focus)}"]`)?.focus();
  }

  protected override render(): TemplateResult {
    return html`<div class="pa-step-body">
      <div class="pa-wizard-intro">
        <div class="pa-stack" data-gap="0">
          <h2 class="pa-title" id="title" tabindex="-1">${this.words.term('schedulingTitle')}</h2>
          <p class="pa-muted">${this.words.term('schedulingIntro')}</p>
        </div>
        ${this.#renderBusiestHour()}
      </div>
      <div class="pa-sched-split" ?data-editing=${this.wizard.scheduleEdit !== null}>
        <div class="pa-card">
          ${this.selected.size === 0 ? this.#renderToolbar() : this.#renderBulk()} ${this.#renderTable()}
        </div>
        ${this.#renderPanel()}
      </div>
      ${this.#announcer.region()}
    </div>`;
  }

  #renderBusiestHour() {
    const hour = busiestHourOf(this.wizard.draft.audiences, this.wizard.facts);
    if (hour === undefined) return nothing;
    const time = formatTime(this.words.language, new Date(hour.hour), { timeZone: 'UTC' });
    return html`<pa-limit-meter
      .used=${hour.audiences}
      .limit=${this.wizard.facts.session.limits.audiencesPerHour}
      .label=${this.words.term('busiestHour', time)}
    ></pa-limit-meter>`;
  }

  #renderToolbar() {
    return html`<div class="pa-card-head">
      <label class="pa-option">
        <input class="pa-check" type="checkbox" .checked=${false} @change=${this.#selectAll} />
        <span>${this.words.term('selectAll')}</span>
      </label>
      <span class="pa-small pa-subtle pa-push"
        >${this.words.term('audienceCount', this.wizard.draft.audiences.length)}</span
      >
    </div>`;
  }

  #renderBulk() {
    const ids = [...this.selected];
    const { schedule, fileName } = this.#locks;
    return html`<div class="pa-bulk" role="toolbar" aria-label=${this.words.term('selectedAudiences')}>
      <b class="pa-strong" role="status"
        >${this.words.term('selected', ids.length, this.wizard.draft.audiences.length)}</b
      >
      <span class="pa-row" data-gap="1" data-wrap>
        ${this.#bulkButton(clock, this.words.term('editSchedule'), schedule, () => this.#edit(ids, 'schedule'))}
        ${this.#bulkButton(pencil, this.words.term('editFileName'), fileName, () => this.#edit(ids, 'file-name'))}
        ${this.#bulkButton(enter, this.words.term('sameAsAbove'), schedule || fileName, () => this.#sameAsAbove(ids))}
      </span>
      <span class="pa-push">
        <button
          class="pa-button"
          data-kind="quiet"
          data-size="sm"
          type="button"
          @click=${() => (this.selected = new Set())}
        >
          ${this.words.term('clear')}
        </button>
      </span>
    </div>`;
  }

  #bulkButton(glyph: string, label: string, locked: boolean, onPress: () => void) {
    return html`<button
      class="pa-button"
      data-kind="quiet"
      data-size="sm"
      type="button"
      aria-disabled=${locked ? 'true' : nothing}
      title=${locked ? this.words.term('locked') : nothing}
      @click=${() => !locked && onPress()}
    >
      ${icon(glyph)}${label}
    </button>`;
  }

  #renderTable() {
    const { audiences } = this.wizard.draft;
    const zones = new Set(audiences.map(({ schedule }) => schedule.timeZone));
    const [zone] = zones;
    return html`<table class="pa-table" data-stack>
      <thead>
        <tr>
          <th>${this.words.term('audience')}</th>
          <th>${this.words.term('schedule')}</th>
          <th>
            ${zones.size === 1 && zone !== undefined ? this.words.term('nextRunIn', zone) : this.words.term('nextRun')}
          </th>
          <th><span class="pa-sr">${this.words.term('actions')}</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          audiences,
          ({ audienceId }) => audienceId,
          (entry, index) =>
            scheduleRow(this.words, entry, {
              facts: this.wizard.facts,
              above: audiences[index - 1],
              selected: this.selected.has(entry.audienceId),
              zonesDiffer: zones.size > 1,
              locks: this.#locks,
              onSelect: (selected) => this.#select(entry.audienceId, selected),
              onEdit: (intent) => this.#edit([entry.audienceId], intent),
              onSameAsAbove: () => this.#sameAsAbove([entry.audienceId]),
              onMakeSafe: () => this.#makeSafe(entry.audienceId),
              onRemove: () => this.act({ type: 'audience-removed', audienceId: entry.audienceId }),
            }),
        )}
      </tbody>
    </table>`;
  }

  #renderPanel() {
    const edit = this.wizard.scheduleEdit;
    if (edit === null) return nothing;
    return schedulePanel(this.words, this.wizard, edit, {
      isExpiryAccepted: this.isExpiryAccepted,
      locks: this.#locks,
      onSchedule: (schedule) => this.act({ type: 'schedule-edit-changed', schedule }),
      onFileName: (fileName) => this.act({ type: 'file-name-edit-changed', fileName }),
      onAcceptExpiry: () => (this.isExpiryAccepted = true),
      onApply: () => this.#apply(edit.audienceIds),
      onDiscard: () => this.#close(edit.audienceIds),
    });
  }

  get #locks() {
    return {
      schedule: this.isLocked('schedule') || this.isHidden('schedule'),
      fileName: this.isLocked('file-name') || this.isHidden('file-name'),
      audiences: this.isLocked('audiences'),
    };
  }

  readonly #selectAll = (): void => {
    this.selected = new Set(this.wizard.draft.audiences.map(({ audienceId }) => audienceId));
  };

  #select(id: AudienceId, selected: boolean): void {
    const ids = new Set(this.selected);
    if (selected) ids.add(id);
    else ids.delete(id);
    this.selected = ids;
  }

  #edit(audienceIds: readonly AudienceId[], intent: 'schedule' | 'file-name'): void {
    this.isExpiryAccepted = false;
    this.#focus = intent;
    this.act({ type: 'schedule-edit-began', audienceIds, intent });
  }

  #sameAsAbove(audienceIds: readonly AudienceId[]): void {
    this.act({ type: 'copied-from-above', audienceIds });
    this.#announcer.say(this.words.term('applied', audienceIds.length));
  }

  #makeSafe(audienceId: AudienceId): void {
    this.#focus = audienceId;
    this.act({ type: 'start-made-safe', audienceId });
  }

  #apply(audienceIds: readonly AudienceId[]): void {
    this.#focus = audienceIds[0] ?? null;
    this.act({ type: 'schedule-edit-applied' });
    this.#announcer.say(this.words.term('applied', audienceIds.length));
  }

  #close(audienceIds: readonly AudienceId[]): void {
    this.#focus = audienceIds[0] ?? null;
    this.act({ type: 'schedule-edit-discarded' });
  }

  #focusPanel(): void {
    this.panel?.scrollIntoView({ block: 'nearest' });
    const first = this.panel?.querySelector<HTMLElement>('[aria-invalid="true"], input:checked:not(:disabled)');
    first?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pa-wizard-scheduling': WizardSchedulingStep;
  }
}
