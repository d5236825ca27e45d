import type { ReactiveController, ReactiveControllerHost } from 'lit';
import * as v from 'valibot';
import type { Clock } from '../../adapter/clock.ts';
import type { DraftStore } from '../../adapter/draft-store.ts';
import { wizardDraftSchema, type WizardDraft } from '../../domain/draft.ts';

/** Pause in milliseconds after a change before the draft is kept: a host's store may be across a network. */
const PAUSE = 400;

export interface DraftKeeperOptions {
  readonly store: () => DraftStore;
  readonly clock: () => Clock;
  readonly onKept: (draft: WizardDraft) => void;
}

/** Keeps the draft shortly after each change, and at once when the page is about to go. */
export class DraftKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: DraftKeeperOptions;
  #waiting: { readonly key: string; readonly draft: WizardDraft } | null = null;
  #pause = new AbortController();
  #writing: Promise<void> = Promise.resolve();

  /** Whether the last attempt to keep it failed. */
  failed = false;

  constructor(host: ReactiveControllerHost, options: DraftKeeperOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** A draft that was kept and that this version understands; anything else is as if there were none. */
  async load(key: string): Promise<WizardDraft | undefined> {
    try {
      const parsed = v.safeParse(wizardDraftSchema, await this.#options.store().load(key));
      return parsed.success ? parsed.output : undefined;
    } catch {
      // A store that cannot be read must not keep anybody from beginning anew; that it fails shows when the draft is kept.
      return undefined;
    }
  }

  keepSoon(key: string, draft: WizardDraft): void {
    this.#waiting = { key, draft };
    this.#pause.abort();
    this.#pause = new AbortController();
    void this.#options
      .clock()
      .sleep(PAUSE, this.#pause.signal)
      .then(
        () => this.flush(),
        () => undefined,
      );
  }

  /** Keeps what waits, now. */
  flush(): Promise<void> {
    const { waiting } = this.#take();
    if (waiting !== null) this.#write(() => this.#options.store().save(waiting.key, waiting.draft), waiting.draft);
    return this.#writing;
  }

  remove(key: string): Promise<void> {
    this.#take();
    this.#write(() => this.#options.store().remove(key));
    return this.#writing;
  }

  /** Nothing that waits is kept any more. */
  drop(): void {
    this.#take();
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#flushNow);
    document.addEventListener('visibilitychange', this.#flushWhenHidden);
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#flushNow);
    document.removeEventListener('visibilitychange', this.#flushWhenHidden);
    void this.flush();
  }

  readonly #flushNow = (): void => void this.flush();

  readonly #flushWhenHidden = (): void => {
    if (document.visibilityState === 'hidden') void this.flush();
  };

  #take() {
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#pause.abort();
    return { waiting };
  }

  /** One after the other, so that an older draft never lands on a newer one. */
  #write(write: () => Promise<void>, draft?: WizardDraft): void {
    this.#writing = this.#writing.then(write).then(
      () => {
        this.failed = false;
        if (draft !== undefined) this.#options.onKept(draft);
        this.#host.requestUpdate();
      },
      () => {
        this.failed = true;
        this.#host.requestUpdate();
      },
    );
  }
}
