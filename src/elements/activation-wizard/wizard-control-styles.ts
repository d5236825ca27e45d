import { badgeStyles } from '../../ui/styles/badge.styles.ts';
import { bannerStyles } from '../../ui/styles/banner.styles.ts';
import { bulkStyles } from '../../ui/styles/bulk.styles.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { cardStyles } from '../../ui/styles/card.styles.ts';
import { cellStyles } from '../../ui/styles/cell.styles.ts';
import { checkStyles } from '../../ui/styles/check.styles.ts';
import { copyStyles } from '../../ui/styles/copy.styles.ts';
import { emptyStyles } from '../../ui/styles/empty.styles.ts';
import { factsStyles } from '../../ui/styles/facts.styles.ts';
import { fieldStyles } from '../../ui/styles/field.styles.ts';
import { monogramStyles } from '../../ui/styles/monogram.styles.ts';
import { searchStyles } from '../../ui/styles/search.styles.ts';
import { segmentStyles } from '../../ui/styles/segment.styles.ts';
import { selectStyles } from '../../ui/styles/select.styles.ts';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.ts';
import { splitStyles } from '../../ui/styles/split.styles.ts';
import { statusStyles } from '../../ui/styles/status.styles.ts';
import { tableStackStyles } from '../../ui/styles/table-stack.styles.ts';
import { tableStyles } from '../../ui/styles/table.styles.ts';
import { tagStyles } from '../../ui/styles/tag.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { wizardStepStyles } from './wizard-step.styles.ts';

/** What every step of the wizard puts first in its `styles`. */
export const wizardControlStyles = [
  ...baseStyles,
  badgeStyles,
  bannerStyles,
  bulkStyles,
  buttonStyles,
  cardStyles,
  cellStyles,
  checkStyles,
  copyStyles,
  emptyStyles,
  factsStyles,
  fieldStyles,
  monogramStyles,
  searchStyles,
  segmentStyles,
  selectStyles,
  skeletonStyles,
  splitStyles,
  statusStyles,
  tableStyles,
  tableStackStyles,
  tagStyles,
  wizardStepStyles,
];
