import type { Glyph } from '../icons/glyphs.ts';

/** One line of a menu. What cannot be done stays in place and says why. */
export type MenuItem = MenuAction | MenuLink | MenuCheck | MenuSeparator;

export interface MenuAction {
  readonly kind: 'action';
  /** A verb with its object, in the language of the page. */
  readonly label: string;
  readonly glyph?: Glyph | undefined;
  /** It destroys something. */
  readonly danger?: boolean | undefined;
  /** Why it cannot be done now; absent: it can. */
  readonly unavailable?: string | undefined;
  readonly select: () => void;
}

export interface MenuLink {
  readonly kind: 'link';
  /** A noun, in the language of the page. */
  readonly label: string;
  /** Left out of the menu where it is not an address of a page or a mail. */
  readonly href: string;
  readonly glyph?: Glyph | undefined;
  /** Opens beside this page. */
  readonly external?: boolean | undefined;
}

export interface MenuCheck {
  readonly kind: 'check';
  readonly label: string;
  readonly checked: boolean;
  /** Why it cannot be changed now; absent: it can. */
  readonly unavailable?: string | undefined;
  /** The menu stays open: several are often changed in one go. */
  readonly toggle: (checked: boolean) => void;
}

export interface MenuSeparator {
  readonly kind: 'separator';
}
