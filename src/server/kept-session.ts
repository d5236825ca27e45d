import type { Clock } from '../adapter/clock.ts';

/** Milliseconds for which an answer holds. A call takes less; a stream of events may last for days. */
const HOLDS_FOR = 5000;

/**
 * Who asks, found out at once, and again where somebody wants to know it later: of a stream of events each one does, several in a
 * second.
 */
export function keptSession<Session>(ask: () => Promise<Session>, clock: Clock): () => Promise<Session> {
  const asked = () => ({ at: clock.now(), session: ask() });
  let last = asked();
  return () => {
    if (clock.now() - last.at >= HOLDS_FOR) last = asked();
    return last.session;
  };
}
