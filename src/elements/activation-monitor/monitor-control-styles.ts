import { badgeStyles } from '../../ui/styles/badge.styles.ts';
import { bannerStyles } from '../../ui/styles/banner.styles.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { cardStyles } from '../../ui/styles/card.styles.ts';
import { cellStyles } from '../../ui/styles/cell.styles.ts';
import { checkStyles } from '../../ui/styles/check.styles.ts';
import { chipStyles } from '../../ui/styles/chip.styles.ts';
import { codeStyles } from '../../ui/styles/code.styles.ts';
import { copyStyles } from '../../ui/styles/copy.styles.ts';
import { emptyStyles } from '../../ui/styles/empty.styles.ts';
import { factsStyles } from '../../ui/styles/facts.styles.ts';
import { fieldStyles } from '../../ui/styles/field.styles.ts';
import { meterStyles } from '../../ui/styles/meter.styles.ts';
import { searchStyles } from '../../ui/styles/search.styles.ts';
import { selectStyles } from '../../ui/styles/select.styles.ts';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.ts';
import { sortStyles } from '../../ui/styles/sort.styles.ts';
import { statusStyles } from '../../ui/styles/status.styles.ts';
import { tableStackStyles } from '../../ui/styles/table-stack.styles.ts';
import { tableStyles } from '../../ui/styles/table.styles.ts';

/** Styles of the controls that the monitor uses. */
export const monitorControlStyles = [
  badgeStyles,
  bannerStyles,
  buttonStyles,
  cardStyles,
  cellStyles,
  checkStyles,
  chipStyles,
  codeStyles,
  copyStyles,
  emptyStyles,
  factsStyles,
  fieldStyles,
  meterStyles,
  searchStyles,
  selectStyles,
  skeletonStyles,
  sortStyles,
  statusStyles,
  tableStyles,
  tableStackStyles,
];
