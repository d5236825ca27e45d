import type { TemplateResult } from 'lit';
import type { AudienceFilter, AudiencePage } from '../../domain/audience.ts';
import type { pickerToolbar } from '../../locales/en/picker-toolbar.ts';
import type { Localize } from '../../ui/localize/localize.ts';
import type { PickerWords } from './picker-words.ts';

export type ToolbarWords = Localize<typeof pickerToolbar>;

/** What the toolbar shows and whom it tells. */
export interface ToolbarView {
  readonly words: ToolbarWords;
  /** Those of the rows. */
  readonly rowWords: PickerWords;
  readonly filter: AudienceFilter;
  readonly facets: AudiencePage['facets'];
  /** Days since the evaluation, where the filter holds some. */
  readonly evaluatedWithin: number | null;
  /** Then there is no list to paste into, and none with columns. */
  readonly isDenied: boolean;
  /** Nothing came: then there is nothing to filter either. */
  readonly isFailed: boolean;
  /** Once one of them was opened; until then buttons stand in their places. */
  readonly menus: ToolbarMenus | undefined;
  /** How many match, of how many; `null` where nobody counts. */
  readonly matching: { readonly count: number; readonly isWhole: boolean; readonly total: number | null } | null;
  readonly onFilter: (filter: AudienceFilter) => void;
  readonly onEvaluatedWithin: (days: number | null) => void;
  /** Somebody is about to use the toolbar. */
  readonly onNear: () => void;
  readonly onMenu: (name: string) => void;
  readonly onSearch: (text: string) => void;
  /** The person goes on to the rows. */
  readonly onLeaveSearch: () => void;
  readonly onPaste: () => void;
  readonly onColumns: () => void;
  readonly onClear: () => void;
}

/** What is behind the buttons of the toolbar. */
export interface ToolbarMenus {
  readonly filters: (view: ToolbarView) => unknown;
  readonly more: (view: ToolbarView) => TemplateResult;
}
