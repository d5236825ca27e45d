import { toActivationError } from '../../adapter/activation-error.ts';
import type { Audience } from '../../domain/audience.ts';
import { choose } from './choosing.ts';
import type { SelectionModel, SelectionNotice } from './selection-model.ts';

/** Does what has to ask first: what is asked for says what is to be done then. All of it or, when that fails or is given up, nothing. */
export async function afterAsking(
  selection: SelectionModel,
  ask: (signal: AbortSignal) => Promise<() => unknown>,
): Promise<void> {
  const { signal } = selection.begin();
  try {
    const act = await ask(signal);
    if (signal.aborted) return;
    selection.end();
    await act();
  } catch (thrown) {
    if (signal.aborted) return;
    selection.end();
    selection.tell({ kind: 'failed', error: toActivationError(thrown) });
  }
}

/** Adds what can be activated of the audiences that come, as far as there is room. */
export function addFrom(
  selection: SelectionModel,
  read: (signal: AbortSignal) => AsyncIterable<Audience>,
): Promise<void> {
  return afterAsking(selection, async (signal) => {
    await selection.limitTold;
    const found: Audience[] = [];
    let room = selection.room;
    for await (const audience of read(signal)) {
      if (signal.aborted) break;
      selection.know(audience);
      if (!selection.canInclude(audience) || selection.includes(audience)) continue;
      found.push(audience);
      room -= 1;
      // One more than there is room for: enough to know that the limit bites.
      if (room < 0) break;
    }
    return () => addFitting(selection, found, null);
  });
}

/** Adds audiences that are known, as far as there is room. */
export function addFitting(
  selection: SelectionModel,
  audiences: readonly Audience[],
  whenRefused: SelectionNotice | null,
): void {
  const wanted = audiences.filter((audience) => selection.canInclude(audience) && !selection.includes(audience));
  const fitting = wanted.slice(0, selection.room);
  for (const audience of fitting) selection.know(audience);
  const chosen = fitting.length === 0 ? selection.chosen : choose(selection.chosen, fitting);
  selection.choose(chosen, noticeOf(selection, wanted.length, fitting.length, whenRefused));
}

/** Chosen before the limit was told: taken off again where that leaves no room for it; what was chosen first stays. */
export async function holdToLimit(selection: SelectionModel, { id }: Audience): Promise<void> {
  // Where it cannot be told, there is none to hold to.
  await selection.limitTold?.catch(() => undefined);
  const { limit = Infinity, used, chosen } = selection;
  const ids = [...chosen.ids];
  if (used <= limit || !ids.slice(limit - used).includes(id)) return;
  selection.choose({ ...chosen, ids: new Set(ids.filter((other) => other !== id)) }, { kind: 'limit-reached', limit });
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
