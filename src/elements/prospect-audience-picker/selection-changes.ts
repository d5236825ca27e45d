import { toActivationError } from '../../adapter/activation-error.ts';
import { matchesAudience } from '../../domain/audience-match.ts';
import type { Audience, AudienceFilter } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import { audiencesMatching } from './audience-requests.ts';
import { isAvailable, nothingChosen, sizeOf } from './audience-selection.ts';
import { choose, chooseMatching, isSameFilter, unchoose } from './choosing.ts';
import type { ListInView, SelectionModel, SelectionNotice } from './selection-model.ts';
import { learn } from './selection-requests.ts';

/*
 * What a person can do with the selection. Nothing here knows of rows that are seen or of keys: the picker asks, and shows the notice.
 */

export function toggle(selection: SelectionModel, audience: Audience): void {
  selection.giveUp();
  if (selection.includes(audience)) selection.choose(unchoose(selection.chosen, [audience]));
  else addFitting(selection, [audience], { kind: 'refused', audience });
}

/** Adds a known list, such as a pasted one, as far as there is room; tells how many were added. */
export function add(selection: SelectionModel, audiences: readonly Audience[]): number {
  selection.giveUp();
  const before = selection.size;
  addFitting(selection, audiences, null);
  return selection.size - before;
}

export function clear(selection: SelectionModel): void {
  selection.giveUp();
  selection.choose(nothingChosen);
}

/** Selected ids that are no longer there. */
export function lostIds({ lost, chosen }: SelectionModel): readonly AudienceId[] {
  return lost.size === 0 ? [] : [...chosen.ids].filter((id) => lost.has(id));
}

/** Drops them. */
export function forgetLost(selection: SelectionModel): void {
  const { lost, chosen } = selection;
  selection.choose({ ...chosen, ids: new Set([...chosen.ids].filter((id) => !lost.has(id))) });
}

/** Adds what can be activated from one row to before another, whether those rows are loaded or not. All of it or, when it fails, nothing. */
export function addRows(selection: SelectionModel, list: ListInView, first: number, end: number): Promise<void> {
  return addFrom(selection, (signal) => list.rows.read(first, end, signal));
}

/** Of those that match: how many could be in the selection, as far as it is known what is in the activation; `null` where nobody counts. */
export function freeIn(
  selection: SelectionModel,
  { rows, filter }: ListInView,
): { readonly count: number; readonly profiles: number } | null {
  if (rows.available === null) return null;
  const taken = activatedThatMatch(selection, filter);
  return { count: rows.available.count - taken.count, profiles: rows.available.profiles - taken.profiles };
}

/** Whether the selection is a query, and this list shows it. */
export function isOfList({ chosen }: SelectionModel, { filter }: ListInView): boolean {
  return chosen.query !== null && isSameFilter(chosen.query.filter, filter);
}

/** Whether everything that can be activated and matches is selected. */
export function hasAll(selection: SelectionModel, list: ListInView): boolean {
  const free = freeIn(selection, list)?.count ?? 0;
  const { query, ids } = selection.chosen;
  if (free === 0) return false;
  if (query !== null) return isOfList(selection, list) && query.count >= free;
  return ids.size >= free && knownThatMatch(selection, list.filter) >= free;
}

/**
 * Selects all that match: as a query where there is room for all of them, which costs nothing however many they are;
 * otherwise the first ones, as many as there is room for.
 */
export async function addAll(selection: SelectionModel, list: ListInView): Promise<void> {
  const { filter, adapter, sort } = list;
  // What is known needs no waiting: a hundred thousand are selected before the next frame.
  if (selection.unknownOf(selection.activated).length > 0) await learn(selection, adapter, selection.activated);
  const free = freeIn(selection, list);
  if (free !== null) {
    const chosen = chooseMatching(selection.chosen, filter, free, selection.known);
    if (selection.limit === undefined || sizeOf(chosen) + selection.activated.size <= selection.limit) {
      selection.giveUp();
      selection.choose(chosen);
      return;
    }
  }
  await addFrom(selection, (signal) =>
    audiencesMatching(adapter, { filter: { ...filter, available: true }, sort }, signal),
  );
}

/** Takes everything that matches off the selection. */
export function removeAll(selection: SelectionModel, { filter }: ListInView): void {
  selection.giveUp();
  const { query, ids } = selection.chosen;
  const kept = [...ids].filter((id) => {
    const audience = selection.known.get(id);
    return audience === undefined || !matchesAudience(audience, filter);
  });
  const isWhole = query !== null && isSameFilter(query.filter, filter);
  selection.choose({ ids: new Set(kept), query: isWhole ? null : query });
}

async function addFrom(
  selection: SelectionModel,
  read: (signal: AbortSignal) => AsyncIterable<Audience>,
): Promise<void> {
  const { signal } = selection.begin();
  try {
    const found: Audience[] = [];
    let room = selection.room;
    for await (const audience of read(signal)) {
      if (signal.aborted) return;
      if (!selection.canInclude(audience) || selection.includes(audience)) continue;
      found.push(audience);
      room -= 1;
      // One more than there is room for: enough to know that the limit bites.
      if (room < 0) break;
    }
    if (signal.aborted) return;
    selection.end();
    addFitting(selection, found, null);
  } catch (thrown) {
    if (signal.aborted) return;
    selection.end();
    selection.tell({ kind: 'failed', error: toActivationError(thrown) });
  }
}

function addFitting(
  selection: SelectionModel,
  audiences: readonly Audience[],
  whenRefused: SelectionNotice | null,
): void {
  const wanted = audiences.filter((audience) => selection.canInclude(audience) && !selection.includes(audience));
  const fitting = wanted.slice(0, selection.room);
  for (const audience of fitting) selection.known.set(audience.id, audience);
  const chosen = fitting.length === 0 ? selection.chosen : choose(selection.chosen, fitting);
  selection.choose(chosen, noticeOf(selection, wanted.length, fitting.length, whenRefused));
}

function noticeOf(
  { limit }: SelectionModel,
  wanted: number,
  fitting: number,
  whenRefused: SelectionNotice | null,
): SelectionNotice | null {
  if (limit !== undefined && fitting < wanted) return { kind: 'limit-reached', limit };
  return wanted === 0 ? whenRefused : null;
}

function activatedThatMatch(
  { activated, known }: SelectionModel,
  filter: AudienceFilter,
): { count: number; profiles: number } {
  let count = 0;
  let profiles = 0;
  for (const id of activated) {
    const audience = known.get(id);
    if (audience === undefined || !isAvailable(audience) || !matchesAudience(audience, filter)) continue;
    count += 1;
    profiles += audience.profiles ?? 0;
  }
  return { count, profiles };
}

function knownThatMatch({ chosen, known }: SelectionModel, filter: AudienceFilter): number {
  let count = 0;
  for (const id of chosen.ids) {
    const audience = known.get(id);
    if (audience !== undefined && isAvailable(audience) && matchesAudience(audience, filter)) count += 1;
  }
  return count;
}
