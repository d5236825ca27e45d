import { matchesAudience } from '../../domain/audience-match.ts';
import type { Audience, AudienceFilter } from '../../domain/audience.ts';
import type { AudienceId } from '../../domain/ids.ts';
import { addFitting, addFrom, afterAsking, holdToLimit } from './adding.ts';
import { audiencesMatching } from './audience-requests.ts';
import type { AudienceRows } from './audience-rows.ts';
import { isAvailable, nothingChosen, sizeOf, type Chosen, type ChosenQuery } from './audience-selection.ts';
import { choose, chooseMatching, unchoose } from './choosing.ts';
import { isSameFilter, isWithin } from './filter-within.ts';
import type { ListInView, SelectionModel } from './selection-model.ts';
import { learn } from './selection-requests.ts';

/** Most audiences of a filter that are spelled out as ids, where a selection cannot be one filter: twenty pages to ask for. */
const MOST_SPELLED_OUT = 10_000;

/*
 * What a person can do with the selection. Nothing here knows of rows that are seen or of keys: the picker asks, and shows the notice.
 */

export function toggle(selection: SelectionModel, audience: Audience): void {
  selection.giveUp();
  selection.know(audience);
  if (selection.includes(audience)) selection.choose(unchoose(selection.chosen, [audience]));
  else {
    addFitting(selection, [audience], { kind: 'refused', audience });
    if (selection.limitTold !== null) void holdToLimit(selection, audience);
  }
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

/** Drops them, and what cannot be activated any more. */
export function forgetUnfit(selection: SelectionModel): void {
  const { chosen } = selection;
  const unfit = new Set(selection.unfit);
  selection.choose({ ...chosen, ids: new Set([...chosen.ids].filter((id) => !unfit.has(id))) });
}

/** Adds what can be activated from one row to before another, whether those rows are loaded or not. All of it or, when it fails, nothing. */
export async function addRows(selection: SelectionModel, list: ListInView, first: number, end: number): Promise<void> {
  const rows = Array.from({ length: end - first }, (_, row) => list.rows.row(first + row));
  const there = rows.flatMap((row) => (row.kind === 'audience' ? row.audience : []));
  if (there.length < rows.length || selection.limitTold !== null)
    return addFrom(selection, (signal) => list.rows.read(first, end, signal));
  // Nothing is to be read, and nothing to be said about reading.
  selection.giveUp();
  addFitting(selection, there, null);
}

/** Audiences of a list, and their profiles. */
interface Amount {
  readonly count: number;
  readonly profiles: number;
}

/** What lists hold that can be activated, where the adapter does not count and they were read to their end. */
const amountRead = new WeakMap<AudienceRows, Amount>();

/** Of those that match: how many could be in the selection, as far as it is known what is in the activation; `null` where nobody counts. */
export function freeIn(selection: SelectionModel, { rows, filter, selected }: ListInView): Amount | null {
  if (selected !== null) {
    const there = rows.lead.filter((audience) => selection.canInclude(audience) || selection.includes(audience));
    return { count: there.length + (selected.query?.count ?? 0), profiles: 0 };
  }
  const available = rows.available ?? amountRead.get(rows);
  if (available === undefined) return null;
  const taken = activatedThatMatch(selection, filter);
  return {
    count: available.count - taken.length,
    profiles: taken.reduce((left, { profiles }) => left - (profiles ?? 0), available.profiles),
  };
}

/** Whether the selection is a query, and this list shows it. */
export function isOfList({ chosen }: SelectionModel, { filter }: ListInView): boolean {
  return chosen.query !== null && isSameFilter(chosen.query.filter, filter);
}

/** Of what can be activated and matches: how many are selected for sure, though they may be more. */
export function selectedIn(selection: SelectionModel, list: ListInView): number {
  const { query, ids } = selection.chosen;
  const { filter, selected } = list;
  if (selected !== null) return list.rows.lead.filter(({ id }) => ids.has(id)).length + (query?.count ?? 0);
  if (query !== null && isWithin(filter, query.filter)) {
    const unknown = selection.unknownOf(query.except).length;
    return (freeIn(selection, list)?.count ?? 0) - unknown - leftOut(selection, query, filter).length;
  }
  const isAlone = query === null || isWithin(query.filter, filter);
  const seen = isAlone ? knownAmong(selection, ids) : [...selection.known.values()];
  const matching = seen.filter((audience) => isFree(selection, audience, filter) && selection.includes(audience));
  return matching.length + (isAlone ? (query?.count ?? 0) : 0);
}

/** Whether everything that can be activated and matches is selected. */
export function hasAll(selection: SelectionModel, list: ListInView): boolean {
  const free = freeIn(selection, list)?.count ?? 0;
  return free > 0 && selectedIn(selection, list) >= free;
}

/**
 * Selects all that match, beside what is selected: as a query where one query can say it and there is room, which costs nothing however
 * many they are; otherwise by id, the first ones, as many as there is room for. What neither can hold is refused, and nothing is lost.
 */
export async function addAll(selection: SelectionModel, list: ListInView): Promise<void> {
  if (list.selected !== null) return addListed(selection, list, list.selected);
  // What is known needs no waiting: a hundred thousand are selected before the next frame.
  if (!isKnown(selection)) return whenKnown(selection, list, () => addAll(selection, list));
  const free = freeIn(selection, list);
  const { query } = selection.chosen;
  const joined = free && joinedWith(selection, list.filter, free);
  if (joined !== null && isFitting(selection, joined)) {
    selection.giveUp();
    return selection.choose(joined);
  }
  const isWhole = free === null || query === null || joined !== null;
  if (isWhole || selection.room <= MOST_SPELLED_OUT) return addRead(selection, list);
  if (Math.min(free.count, query.count) > MOST_SPELLED_OUT) return refuse(selection);
  if (free.count <= query.count) return addRead(selection, list);
  return afterAsking(selection, async (signal) => {
    const spelledOut = await spellOut(selection, list, query, signal);
    const both = allThatMatch(selection, spelledOut, list.filter, free);
    return () => (isFitting(selection, both) ? selection.choose(both) : addRead(selection, list));
  });
}

/** Takes everything that matches off the selection. */
export async function removeAll(selection: SelectionModel, list: ListInView): Promise<void> {
  const { filter, selected } = list;
  const { query, ids } = selection.chosen;
  if (selected !== null) {
    selection.giveUp();
    const listed = new Set(list.rows.lead.map(({ id }) => id));
    return selection.choose({ ids: new Set([...ids].filter((id) => !listed.has(id))), query: null });
  }
  if (!isKnown(selection)) return whenKnown(selection, list, () => removeAll(selection, list));
  if (query === null || isWithin(query.filter, filter)) {
    selection.giveUp();
    return selection.choose({ ids: idsBeside(selection, ids, filter), query: null });
  }
  const count = freeIn(selection, list)?.count ?? Infinity;
  if (Math.min(count, query.count) > MOST_SPELLED_OUT) return refuse(selection);
  return afterAsking(selection, async (signal) => {
    if (query.count < count) {
      const spelledOut = await spellOut(selection, list, query, signal);
      return () => selection.choose({ ids: idsBeside(selection, spelledOut.ids, filter), query: null });
    }
    const matching = await readAll(selection, list, filter, signal);
    return () => selection.choose(unchoose({ ids: idsBeside(selection, ids, filter), query }, matching));
  });
}

/** Selects again what was taken off in the list of what is selected. */
function addListed(selection: SelectionModel, { rows }: ListInView, { query }: Chosen): void {
  selection.giveUp();
  const listed = rows.lead.filter((audience) => selection.canInclude(audience)).map(({ id }) => id);
  const chosen = { ids: new Set([...selection.chosen.ids, ...listed]), query };
  if (isFitting(selection, chosen)) selection.choose(chosen);
  else selection.tell({ kind: 'limit-reached', limit: selection.limit ?? 0 });
}

/** The selection and all that match, where one query can say both; else `null`. */
function joinedWith(selection: SelectionModel, filter: AudienceFilter, free: Amount): Chosen | null {
  const { chosen } = selection;
  const { query } = chosen;
  if (query === null || isWithin(query.filter, filter)) return allThatMatch(selection, chosen, filter, free);
  return isWithin(filter, query.filter) ? choose(chosen, leftOut(selection, query, filter)) : null;
}

/** What is in the activation is left out by name: so it is whoever resolves the query, and when. */
function allThatMatch(selection: SelectionModel, chosen: Chosen, filter: AudienceFilter, free: Amount): Chosen {
  const except = new Set(activatedThatMatch(selection, filter).map(({ id }) => id));
  return chooseMatching(chosen, { filter, except, ...free }, selection.known);
}

/** Adds all that match by id, as far as there is room. */
function addRead(selection: SelectionModel, list: ListInView): Promise<void> {
  return addFrom(selection, (signal) => readMatching(list, list.filter, signal));
}

/** The selection by ids alone, without those that are in the activation. */
async function spellOut(
  selection: SelectionModel,
  list: ListInView,
  { filter }: ChosenQuery,
  signal: AbortSignal,
): Promise<Chosen> {
  const matching = await readAll(selection, list, filter, signal);
  const selected = matching.filter((audience) => selection.includes(audience));
  return { ids: new Set([...selection.chosen.ids, ...selected.map(({ id }) => id)]), query: null };
}

async function readAll(
  selection: SelectionModel,
  list: ListInView,
  filter: AudienceFilter,
  signal: AbortSignal,
): Promise<readonly Audience[]> {
  const read: Audience[] = [];
  for await (const audience of readMatching(list, filter, signal)) {
    selection.know(audience);
    read.push(audience);
  }
  return read;
}

/** What can be activated and matches, in the order of the list. Read to its end, it is counted. */
async function* readMatching(
  { adapter, rows, sort, filter: listed }: ListInView,
  filter: AudienceFilter,
  signal: AbortSignal,
): AsyncGenerator<Audience> {
  let amount: Amount = { count: 0, profiles: 0 };
  for await (const audience of audiencesMatching(adapter, { filter: { ...filter, available: true }, sort }, signal)) {
    amount = { count: amount.count + 1, profiles: amount.profiles + (audience.profiles ?? 0) };
    yield audience;
  }
  if (filter === listed) amountRead.set(rows, amount);
}

/** Whether all is known that decides: the limit, and what was selected or left out by id. */
function isKnown(selection: SelectionModel): boolean {
  return selection.limitTold === null && selection.unknownOf(idsOf(selection)).length === 0;
}

function whenKnown(selection: SelectionModel, { adapter }: ListInView, act: () => unknown): Promise<void> {
  return afterAsking(selection, async (signal) => {
    await selection.limitTold;
    await learn(selection, adapter, idsOf(selection), signal);
    return act;
  });
}

function idsOf({ activated, chosen: { ids, query } }: SelectionModel): readonly AudienceId[] {
  return [...activated, ...ids, ...(query?.except ?? [])];
}

function refuse(selection: SelectionModel): void {
  selection.giveUp();
  selection.tell({ kind: 'too-many', most: MOST_SPELLED_OUT });
}

function isFitting({ limit, activated }: SelectionModel, chosen: Chosen): boolean {
  return limit === undefined || sizeOf(chosen) + activated.size <= limit;
}

/** Of what a query leaves out, that which a filter leaves. */
function leftOut(selection: SelectionModel, { except }: ChosenQuery, filter: AudienceFilter): readonly Audience[] {
  return knownAmong(selection, except).filter((audience) => isFree(selection, audience, filter));
}

/** Those that do not match. */
function idsBeside(
  { known }: SelectionModel,
  ids: ReadonlySet<AudienceId>,
  filter: AudienceFilter,
): ReadonlySet<AudienceId> {
  const beside = [...ids].filter((id) => {
    const audience = known.get(id);
    return audience === undefined || !matchesAudience(audience, filter);
  });
  return new Set(beside);
}

function knownAmong({ known }: SelectionModel, ids: Iterable<AudienceId>): readonly Audience[] {
  return Array.from(ids, (id) => known.get(id)).filter((audience) => audience !== undefined);
}

function isFree(selection: SelectionModel, audience: Audience, filter: AudienceFilter): boolean {
  return selection.canInclude(audience) && matchesAudience(audience, filter);
}

function activatedThatMatch(selection: SelectionModel, filter: AudienceFilter): readonly Audience[] {
  return knownAmong(selection, selection.activated).filter(
    (audience) => isAvailable(audience) && matchesAudience(audience, filter),
  );
}
