import type { TemplateResult } from 'lit';
import type { ActivationError } from '../../adapter/activation-error.ts';
import type { AudienceSort } from '../../domain/audience.ts';
import type { AudienceColumnKey } from './audience-columns.ts';
import type { RowContext } from './audience-row-view.ts';
import type { GridKey } from './grid-keys.ts';

/** What the grid passes on of what a person does in it, and asks of whoever answers. */
export interface GridUse {
  /** Whether everything that can be is selected. */
  hasAll(): boolean;
  selectAllLabel(): string;
  /** A row of a page that failed, with the message where it is the first that is seen. */
  failedRow(context: RowContext, row: number, error: ActivationError | undefined): TemplateResult;
  /** Why nothing can be added any more. */
  fullReason(): TemplateResult;
  click(click: GridClick): void;
  /** Tells whether it was a key of the grid. */
  key(event: GridKey): boolean;
  sort(by: AudienceSort['by']): void;
  /** @param box the one in the header */
  toggleAll(box: HTMLInputElement): void;
  resize(key: AudienceColumnKey, event: PointerEvent): void;
  /** Whatever a pointer came to: in a tooltip, the whole of what is cut off there, and the exact moment of a time that is shown by its age. */
  tell(target: Element): void;
}

/** A click in the grid. */
export interface GridClick {
  readonly event: MouseEvent;
  /** What was clicked: an event forgets it. */
  readonly target: Element;
  /** The row in which it was then; the header is -1, and `NaN` is none. */
  readonly row: number;
  /** The press before it. */
  readonly pressed: MouseEvent | undefined;
}
