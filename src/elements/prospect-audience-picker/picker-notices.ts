import type { LitElement, ReactiveController } from 'lit';
import type { Announcer } from '../../ui/controllers/announcer.ts';
import { failureWords } from '../activation-error/failure-words.ts';
import type { ControlsWords } from './controls-words.ts';
import type { GridController } from './grid-controller.ts';
import type { PickerModel } from './picker-model.ts';
import { virtualRows } from './virtual-rows.ts';

export interface PickerNoticesOptions {
  readonly model: PickerModel;
  readonly grid: GridController;
  readonly words: ControlsWords;
  readonly announcer: Announcer;
}

/** What went wrong or stands in the way, each a new one when it happens again. */
interface Happened {
  readonly list: object | null;
  readonly rows: object | null;
  readonly notice: object | null;
  /** What the bar above the rows warns of. */
  readonly warning: string;
}

/**
 * Says to screen readers what went wrong and what stands in the way, each time that it happens: also where the same words are shown
 * already. What is selected is said below the rows.
 */
export class PickerNotices implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: PickerNoticesOptions;
  #last: Happened | undefined;

  constructor(host: LitElement, options: PickerNoticesOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const { model, words } = this.#options;
    const { state, selection } = model;
    const list = 'error' in state ? state : undefined;
    const rows = this.#failure();
    const now = {
      list: list?.error ?? null,
      rows: rows ?? null,
      notice: selection.notice,
      // What a note stands before has been said.
      warning:
        this.#inBar('.bar[data-note]') === '' ? this.#inBar('.bar[data-caution] > span') : (this.#last?.warning ?? ''),
    };
    // What was so before anybody did anything is no news.
    const last = this.#last ?? { ...now, list: null };
    this.#last = now;
    if (list !== undefined && now.list !== last.list) {
      this.#say(`${words.term(list.kind === 'error' ? 'failed' : 'outdated')}. ${failureWords(words, list.error)}`);
    }
    if (rows !== undefined && now.rows !== last.rows) {
      this.#say(`${words.term('rowsFailed')}. ${failureWords(words, rows)} ${words.term('rowsFailedHelp')}`);
    }
    const isTold = now.notice !== null && now.notice !== last.notice;
    if (isTold || (now.warning !== '' && now.warning !== last.warning)) this.#say(this.#inBar('.bar > span'));
  }

  /** Of the rows in view. */
  #failure() {
    const { model, grid } = this.#options;
    const { first, end } = virtualRows(grid.viewport.port, 0);
    for (let row = first; row < end; row += 1) {
      const there = model.rows.row(row);
      if (there.kind === 'failed') return there.error;
    }
    return undefined;
  }

  #inBar(selector: string): string {
    return this.#host.renderRoot.querySelector(selector)?.textContent?.trim() ?? '';
  }

  /** After what is drawn now: it asks to be drawn itself. */
  #say(text: string): void {
    void this.#host.updateComplete.then(() => this.#options.announcer.say(text));
  }
}
