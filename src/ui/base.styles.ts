import type { CSSResult } from 'lit';
import { iconStyles } from './styles/icon.styles.ts';
import { layoutStyles } from './styles/layout.styles.ts';
import { resetStyles } from './styles/reset.styles.ts';
import { rootStyles } from './styles/root.styles.ts';
import { textStyles } from './styles/text.styles.ts';
import { tokens } from './tokens.styles.ts';

/** What every small control puts first in its `styles`. */
export const controlStyles: readonly CSSResult[] = [tokens, resetStyles, iconStyles];

/** What every screen puts first in its `styles`: the controls' base, and the host as the container that its layout asks. */
export const baseStyles: readonly CSSResult[] = [...controlStyles, rootStyles, textStyles, layoutStyles];
