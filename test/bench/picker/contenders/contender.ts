import type { ActivationAdapter } from '../../../../src/adapter/activation-adapter.ts';

/** Something that shows a long list of audiences, measured like every other one. */
export interface Contender {
  /** Puts itself into the page and begins to ask the adapter. */
  mount(adapter: ActivationAdapter, room: HTMLElement): Promise<void> | void;
  /** Elements of its rows that are in the document now, those without words yet among them. */
  rows(): readonly Element[];
  /** Those of them that show an audience. */
  filledRows(): readonly Element[];
  /** What scrolls. */
  scroller(): HTMLElement;
}

/** Rows asked for at once, by each. */
export const PAGE_SIZE = 100;
