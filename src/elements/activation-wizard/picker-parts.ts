import { columnKinds } from '../prospect-audience-picker/audience-columns.ts';

const columns = Object.keys(columnKinds);

/** The parts that the picker documents, for `exportparts`: inside the wizard they are styled by the same names. */
export const pickerParts = [
  'picker',
  'toolbar',
  'search',
  'filters',
  'filter-button',
  'filter-menu',
  'selection-bar',
  'grid',
  'header',
  'header-cell',
  ...columns.map((key) => `header-cell-${key}`),
  'row',
  'row-selected',
  'row-loading',
  'row-failed',
  'cell',
  'cell-select',
  ...columns.map((key) => `cell-${key}`),
  'footer',
  'limit',
].join(', ');
