import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../ui/format/number.ts';
import type { Words } from './monitor-words.ts';

const detailTabs = ['runs', 'audiences', 'settings'] as const;
export type DetailTab = (typeof detailTabs)[number];

export interface DetailTabsOptions {
  readonly words: Words;
  readonly chosen: DetailTab;
  readonly audiences: number;
  /** What the chosen tab shows. */
  readonly panel: TemplateResult;
  readonly onChoose: (tab: DetailTab) => void;
}

/** Three views of one activation: one stop for Tab, arrows and Home and End go between them and show at once. */
export function tabbed(options: DetailTabsOptions): TemplateResult {
  const { words, chosen, panel } = options;
  return html`<div class="pa-mon-tabs">
      <div
        class="pa-tabs"
        role="tablist"
        aria-labelledby="detail-name"
        @keydown=${(event: KeyboardEvent) => move(event, options)}
      >
        ${detailTabs.map(
          (tab) =>
            html`<button
              class="pa-tab"
              role="tab"
              type="button"
              id="tab-${tab}"
              aria-controls="panel-${tab}"
              aria-selected=${tab === chosen}
              tabindex=${tab === chosen ? 0 : -1}
              @click=${() => options.onChoose(tab)}
            >
              ${words.term(`tab.${tab}`)}
              ${tab === 'audiences' ? html`<span class="pa-count">${formatNumber(words.language, options.audiences)}</span>` : nothing}
            </button>`,
        )}
      </div>
    </div>
    ${detailTabs.map(
      (tab) =>
        html`<div
          class="pa-mon-panel"
          role="tabpanel"
          id="panel-${tab}"
          aria-labelledby="tab-${tab}"
          tabindex="0"
          ?hidden=${tab !== chosen}
        >
          ${tab === chosen ? panel : nothing}
        </div>`,
    )}`;
}

function move(event: KeyboardEvent, { chosen, onChoose }: DetailTabsOptions): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const tabs = event.currentTarget as HTMLElement;
  const target = tabForKey(event.key, chosen, tabs.matches(':dir(rtl)') ? 'rtl' : 'ltr');
  if (target === undefined) return;
  event.preventDefault();
  onChoose(target);
  tabs.querySelector<HTMLElement>(`#tab-${target}`)?.focus();
}

function tabForKey(key: string, from: DetailTab, direction: 'ltr' | 'rtl'): DetailTab | undefined {
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const at = detailTabs.indexOf(from);
  switch (key) {
    case forward:
      return detailTabs[(at + 1) % detailTabs.length];
    case back:
      return detailTabs.at(at - 1);
    case 'Home':
      return detailTabs[0];
    case 'End':
      return detailTabs.at(-1);
    default:
      return undefined;
  }
}
