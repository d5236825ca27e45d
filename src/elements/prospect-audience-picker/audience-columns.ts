import type { AudienceSort } from '../../domain/audience.ts';

export type AudienceColumnKey =
  | 'name'
  | 'profiles'
  | 'status'
  | 'origin'
  | 'id'
  | 'evaluatedAt'
  | 'tags'
  | 'expiry'
  | 'folder'
  | 'createdAt'
  | 'updatedAt';

/** A column that is shown, in its place. */
export interface AudienceColumn {
  readonly key: AudienceColumnKey;
  /** In px; absent: as wide as its kind needs, the rest shared out. */
  readonly width?: number;
}

/** From which width of the picker on a column is shown: always, from 36rem, or from 62rem. */
export type ColumnTier = 'narrow' | 'middle' | 'wide';

interface ColumnKind {
  readonly tier: ColumnTier;
  /** Least width, in rem, where the person set none. */
  readonly least: number;
  /** Share of the width that is left over; absent: none. */
  readonly share?: number;
  readonly sortBy?: AudienceSort['by'];
}

/** Narrowest and widest that a person can make a column, in px. */
export const COLUMN_WIDTHS = { min: 80, max: 640 } as const;

export const columnKinds: Readonly<Record<AudienceColumnKey, ColumnKind>> = {
  name: { tier: 'narrow', least: 15, share: 2.2, sortBy: 'name' },
  profiles: { tier: 'narrow', least: 6.5, sortBy: 'profiles' },
  status: { tier: 'middle', least: 8.5, share: 0.9, sortBy: 'status' },
  origin: { tier: 'wide', least: 8, share: 1, sortBy: 'origin' },
  id: { tier: 'wide', least: 7.5 },
  evaluatedAt: { tier: 'middle', least: 8, sortBy: 'evaluatedAt' },
  tags: { tier: 'wide', least: 7, share: 1 },
  expiry: { tier: 'wide', least: 8 },
  folder: { tier: 'wide', least: 7, share: 1 },
  createdAt: { tier: 'wide', least: 8, sortBy: 'createdAt' },
  updatedAt: { tier: 'wide', least: 8, sortBy: 'updatedAt' },
};

export const defaultColumns: readonly AudienceColumn[] = (
  ['name', 'profiles', 'status', 'origin', 'id', 'evaluatedAt', 'tags'] as const
).map((key) => ({ key }));

/** Columns as a host kept them: unknown and repeated ones dropped, the name always first, widths within bounds. */
export function tidyColumns(columns: readonly AudienceColumn[]): readonly AudienceColumn[] {
  const seen = new Map<AudienceColumnKey, AudienceColumn>([['name', { key: 'name' }]]);
  for (const { key, width } of columns) {
    if (!Object.hasOwn(columnKinds, key) || (seen.has(key) && key !== 'name')) continue;
    seen.set(key, width === undefined || !Number.isFinite(width) ? { key } : { key, width: boundedWidth(width) });
  }
  return [...seen.values()];
}

/** The tracks of the grid that draws these columns at a width of the picker, the checkbox first. */
export function gridTracks(columns: readonly AudienceColumn[], tier: ColumnTier): string {
  const tracks = columns.filter(({ key }) => isShown(key, tier)).map((column) => track(column, tier));
  return [`${CHECK_REM}rem`, ...tracks].join(' ');
}

/** Width below which the grid scrolls sideways, as a CSS length; it matters in the widest tier alone. */
export function leastWidth(columns: readonly AudienceColumn[]): string {
  let rem = CHECK_REM;
  let px = 0;
  for (const { key, width } of columns) {
    if (width === undefined) rem += columnKinds[key].least;
    else px += width;
  }
  return `calc(${rem}rem + ${px}px)`;
}

const CHECK_REM = 2;

function track({ key, width }: AudienceColumn, tier: ColumnTier): string {
  const { least, share } = columnKinds[key];
  if (tier !== 'wide' && key === 'name') return 'minmax(0, 1fr)';
  if (tier === 'narrow') return 'max-content';
  if (width !== undefined) return `${width}px`;
  return share === undefined || tier === 'middle' ? `${least}rem` : `minmax(${least}rem, ${share}fr)`;
}

/** @param inlineSize of the picker, in rem; as the style sheet asks it */
export function tierAt(inlineSize: number): ColumnTier {
  return inlineSize < 36 ? 'narrow' : inlineSize < 62 ? 'middle' : 'wide';
}

export function isShown(key: AudienceColumnKey, tier: ColumnTier): boolean {
  const from = columnKinds[key].tier;
  return tier === 'wide' || from === 'narrow' || from === tier;
}

/** A width that a person can give a column, in px. */
export function boundedWidth(width: number): number {
  return Math.round(Math.min(Math.max(width, COLUMN_WIDTHS.min), COLUMN_WIDTHS.max));
}
