import type { RunProgress } from '../domain/run.ts';
import type { Timer } from './timer.ts';

/** Least milliseconds between two reports: four a second. */
const MIN_INTERVAL = 250;

/** Reports how far a run has come, at most four times a second and once at the end. */
export class ProgressMeter {
  readonly #timer: Timer;
  readonly #report: ((progress: RunProgress) => void) | undefined;
  readonly #startedAt: number;
  #reportedAt = -Infinity;

  constructor(timer: Timer, report: ((progress: RunProgress) => void) | undefined) {
    this.#timer = timer;
    this.#report = report;
    this.#startedAt = timer.now();
  }

  update(progress: Omit<RunProgress, 'rowsPerSecond'>): void {
    if (this.#report !== undefined && this.#timer.now() - this.#reportedAt >= MIN_INTERVAL) this.#send(progress);
  }

  end(progress: Omit<RunProgress, 'rowsPerSecond'>): void {
    this.#send(progress);
  }

  #send(progress: Omit<RunProgress, 'rowsPerSecond'>): void {
    const now = this.#timer.now();
    this.#reportedAt = now;
    const seconds = (now - this.#startedAt) / 1000;
    this.#report?.({ ...progress, rowsPerSecond: seconds > 0 ? progress.rows / seconds : 0 });
  }
}
