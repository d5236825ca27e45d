import type { PickerModel } from './picker-model.ts';
import type { PickerWords } from './picker-words.ts';

/** The picker as a control of a form: what it submits, what it restores, and whether it is valid. */
export class PickerFormValue {
  readonly internals: ElementInternals;
  readonly #model: PickerModel;
  readonly #words: PickerWords;
  #submitted: unknown;
  #name: string | null | undefined;

  constructor(internals: ElementInternals, model: PickerModel, words: PickerWords) {
    this.internals = internals;
    this.#model = model;
    this.#words = words;
  }

  /** A name that was taken away is `null`, or whatever else a framework says for nothing. */
  update(
    control: { readonly name: string | null | undefined; readonly required: boolean },
    anchor?: HTMLElement,
  ): void {
    const { selection } = this.#model;
    if (this.#submitted !== selection.chosen || this.#name !== control.name) {
      this.#submitted = selection.chosen;
      this.#name = control.name;
      this.#submit(control.name);
    }
    const unfit = selection.unfit.length;
    const over = selection.used - (selection.limit ?? Infinity);
    if (selection.size === 0 && control.required) {
      this.internals.setValidity({ valueMissing: true }, this.#words.term('required'), anchor);
    } else if (over > 0) {
      this.internals.setValidity(
        { rangeOverflow: true },
        this.#words.term('tooMany', over, selection.limit ?? 0),
        anchor,
      );
    } else if (unfit > 0) {
      this.internals.setValidity({ customError: true }, this.#words.term('unfit', unfit), anchor);
    } else {
      this.internals.setValidity({});
    }
  }

  #submit(name: string | null | undefined): void {
    const { selection } = this.#model.selection;
    const state = JSON.stringify(selection);
    const data = new FormData();
    for (const entry of selection.kind === 'matching' ? [state] : selection.ids) if (name) data.append(name, entry);
    this.internals.setFormValue(data, state);
  }
}
