import { badgeStyles } from '../../ui/styles/badge.styles.ts';
import { bannerStyles } from '../../ui/styles/banner.styles.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { cardStyles } from '../../ui/styles/card.styles.ts';
import { checkStyles } from '../../ui/styles/check.styles.ts';
import { choiceStyles } from '../../ui/styles/choice.styles.ts';
import { codeStyles } from '../../ui/styles/code.styles.ts';
import { copyStyles } from '../../ui/styles/copy.styles.ts';
import { emptyStyles } from '../../ui/styles/empty.styles.ts';
import { fieldStyles } from '../../ui/styles/field.styles.ts';
import { footStyles } from '../../ui/styles/foot.styles.ts';
import { monogramStyles } from '../../ui/styles/monogram.styles.ts';
import { segmentStyles } from '../../ui/styles/segment.styles.ts';
import { selectStyles } from '../../ui/styles/select.styles.ts';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.ts';
import { splitStyles } from '../../ui/styles/split.styles.ts';

/** Styles of the controls that the form uses. */
export const connectControlStyles = [
  badgeStyles,
  bannerStyles,
  buttonStyles,
  cardStyles,
  checkStyles,
  choiceStyles,
  codeStyles,
  copyStyles,
  emptyStyles,
  fieldStyles,
  footStyles,
  monogramStyles,
  segmentStyles,
  selectStyles,
  skeletonStyles,
  splitStyles,
];
