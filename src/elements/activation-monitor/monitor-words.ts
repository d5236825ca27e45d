import type { Activation } from '../../domain/activation.ts';
import type { Run } from '../../domain/run.ts';
import type { Session } from '../../domain/session.ts';
import type { monitor } from '../../locales/en/monitor.ts';
import { formatDayAndTime } from '../../ui/format/date-time.ts';
import { clock, error, failure, pause, skipped, spinner, success, type Glyph } from '../../ui/icons/glyphs.ts';
import type { IconTone } from '../../ui/icons/icon.ts';
import type { Localize } from '../../ui/localize/localize.ts';
import { shownStatus } from './activation-order.ts';

export type Words = Localize<typeof monitor>;

/** A state as its glyph, its tone and its word. */
export interface StateLook {
  readonly glyph: Glyph;
  readonly tone: IconTone;
  /** The tone of the word; absent: that of the text around it. */
  readonly wordTone?: 'negative' | 'muted';
  readonly spin?: boolean;
  readonly words: string;
}

export function activationLook(words: Words, activation: Activation): StateLook {
  switch (shownStatus(activation)) {
    case 'running':
      return { glyph: spinner, tone: 'info', spin: true, words: words.term('status.running') };
    case 'enabled':
      return { glyph: success, tone: 'positive', words: words.term('status.enabled') };
    case 'paused':
      return { glyph: pause, tone: 'subtle', wordTone: 'muted', words: words.term('status.paused') };
    case 'needs-attention':
      return { glyph: error, tone: 'negative', wordTone: 'negative', words: words.term('status.needs-attention') };
  }
}

export function resultLook(words: Words, result: Activation['lastResult']): StateLook | undefined {
  if (result === null) return undefined;
  const total = result.succeeded + result.failed + result.cancelled;
  if (result.failed > 0) {
    const all = result.failed === total;
    return {
      glyph: error,
      tone: 'negative',
      wordTone: 'negative',
      words: all ? words.term('allFailed') : words.term('someFailed', result.failed, total),
    };
  }
  if (result.cancelled > 0)
    return { glyph: skipped, tone: 'subtle', wordTone: 'muted', words: words.term('cancelledResult') };
  const label = result.excludedRows > 0 ? words.term('successExcluded', result.excludedRows) : words.term('success');
  return { glyph: success, tone: 'positive', words: label };
}

const runLooks: Readonly<Record<Run['state']['kind'], Omit<StateLook, 'words'>>> = {
  waiting: { glyph: clock, tone: 'subtle', wordTone: 'muted' },
  running: { glyph: spinner, tone: 'info', spin: true },
  succeeded: { glyph: success, tone: 'positive' },
  failed: { glyph: failure, tone: 'negative', wordTone: 'negative' },
  cancelled: { glyph: skipped, tone: 'subtle', wordTone: 'muted' },
  skipped: { glyph: skipped, tone: 'subtle', wordTone: 'muted' },
};

export function runLook(words: Words, run: Run): StateLook {
  return { ...runLooks[run.state.kind], words: words.term(`state.${run.state.kind}`) };
}

export function nextRunWords(words: Words, activation: Activation, session: Session, now: number): string {
  if (activation.status === 'paused') return words.term('noneWhilePaused');
  if (activation.nextRunAt === null) return words.term('noneLeft');
  return formatDayAndTime(words.language, new Date(activation.nextRunAt), new Date(now), {
    timeZone: session.timeZone,
  });
}

/** Why nothing may be started, changed or ended; `undefined`: it may. */
export function whyNotActivate(words: Words, session: Session): string | undefined {
  return session.permissions.includes('activate-destinations')
    ? undefined
    : words.term('needsActivate', contactOf(words, session));
}

/** Why so many audiences cannot be exported by hand at once; `undefined`: they can. */
export function whyNotRun(words: Words, session: Session, audiences: number): string | undefined {
  const limit = session.limits.audiencesPerManualRun;
  const isTooMany = limit !== undefined && audiences > limit;
  return whyNotActivate(words, session) ?? (isTooMany ? words.term('tooManyToRun', limit) : undefined);
}

/** Whom to ask for a permission. */
export function contactOf(words: Words, session: Session | undefined): string {
  return session?.permissionContact ?? words.term('anAdministrator');
}
