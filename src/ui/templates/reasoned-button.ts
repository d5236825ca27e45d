import { html, nothing, type TemplateResult } from 'lit';
import '../tooltip/tooltip.ts';

export interface ReasonedButtonOptions {
  readonly face: string | TemplateResult;
  readonly onPress: () => void;
  /** Why it is off; `undefined`: it is not. */
  readonly reason: string | undefined;
  /** Look, as `data-kind` of `pa-button`; the usual one unless told. */
  readonly kind?: 'primary' | 'quiet' | 'danger' | undefined;
  readonly size?: 'sm';
  readonly iconOnly?: boolean;
  /** Its name, where the face does not say it. */
  readonly label?: string;
  readonly part?: string;
}

/**
 * A button that may be off for a reason: it keeps its place in the tab order then, and the reason shows over it to pointer and keyboard
 * alike and is read aloud. Needs `buttonStyles`.
 */
export function reasonedButton(options: ReasonedButtonOptions): TemplateResult {
  const { face, onPress, reason, kind, size, iconOnly = false, label, part } = options;
  return html`<pa-tooltip .text=${reason ?? ''}
    ><button
      class="pa-button"
      part=${part ?? nothing}
      type="button"
      data-kind=${kind ?? nothing}
      data-size=${size ?? nothing}
      ?data-icon-only=${iconOnly}
      aria-label=${label ?? nothing}
      aria-disabled=${reason === undefined ? nothing : 'true'}
      @click=${reason === undefined ? onPress : nothing}
    >
      ${face}
    </button></pa-tooltip
  >`;
}
