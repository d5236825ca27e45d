import { html, nothing, type TemplateResult } from 'lit';

export interface SkeletonOptions {
  /** Share of the line, in percent; absent: all of it. */
  readonly width?: 20 | 30 | 40 | 55 | 70 | 85;
  readonly shape?: 'box' | 'tile' | 'button';
  /** At the end of its cell, as numbers are. */
  readonly end?: boolean;
}

/** One shape of what is coming, hidden from readers: the region around it has `aria-busy` and says so. Needs `skeletonStyles`. */
export function skeleton({ width, shape, end = false }: SkeletonOptions = {}): TemplateResult {
  return html`<span
    class="pa-skeleton"
    aria-hidden="true"
    data-w=${width ?? nothing}
    data-shape=${shape ?? nothing}
    ?data-end=${end}
  ></span>`;
}
