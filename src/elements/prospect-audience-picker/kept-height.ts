import type { LitElement, ReactiveController } from 'lit';
import type { PickerModel } from './picker-model.ts';

/** Keeps for what a filter leaves, or for the words that it leaves nothing, the height that the whole list had: so nothing moves while a person searches. */
export class KeptHeight implements ReactiveController {
  readonly #host: LitElement;
  readonly #model: PickerModel;
  #isKept = false;

  constructor(host: LitElement, model: PickerModel) {
    this.#host = host;
    this.#model = model;
    host.addController(this);
  }

  /** What is drawn is still the whole list. */
  hostUpdate(): void {
    if (!this.#model.isFiltered || this.#isKept) return;
    const bar = this.#find('.bar')?.getBoundingClientRect();
    const grid = this.#find('.grid')?.getBoundingClientRect();
    if (bar === undefined || grid === undefined) return;
    this.#set(`${grid.height}px`, `${grid.bottom - bar.top}px`);
    this.#isKept = true;
  }

  hostUpdated(): void {
    if (!this.#isKept || this.#model.isFiltered || this.#model.isUpdating) return;
    this.#set('', '');
    this.#isKept = false;
  }

  #set(grid: string, state: string): void {
    const style = this.#find('.picker')?.style;
    style?.setProperty('--pa-_grid', grid);
    style?.setProperty('--pa-_state', state);
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
