import type { RequestHandler } from 'msw';
import type { Interception } from '../setup-mock-backend.ts';
import { requestHandler } from './request-handler.ts';

/** MSW's server in Node, its worker in a page. */
export interface Interceptor {
  start(): Promise<unknown>;
  stop(): void;
  resetHandlers(...handlers: RequestHandler[]): void;
}

/**
 * Backends that answer at the same time, each at its own address: the newest, where two have the same. MSW takes the requests of a
 * whole process or page, and a second server or worker would take them from the first; so all of them are behind one.
 */
export class Interceptions {
  /** Of those that answer now, newest first. */
  #handlers: readonly RequestHandler[] = [];
  #running: { readonly interceptor: Interceptor; readonly started: Promise<unknown> } | undefined;

  /** @param make called where nobody is behind MSW yet */
  at(baseUrl: string, make: () => Interceptor): Interception {
    let own: RequestHandler | undefined;
    const stop = () => {
      this.#handlers = this.#handlers.filter((handler) => handler !== own);
      this.#show();
    };
    return {
      start: async (answer) => {
        own = requestHandler(baseUrl, answer);
        this.#handlers = [own, ...this.#handlers];
        this.#running ??= begun(make());
        this.#show();
        try {
          await this.#running.started;
        } catch (error) {
          stop();
          throw error;
        }
      },
      stop,
    };
  }

  #show(): void {
    if (this.#handlers.length > 0) return this.#running?.interceptor.resetHandlers(...this.#handlers);
    this.#running?.interceptor.stop();
    this.#running = undefined;
  }
}

function begun(interceptor: Interceptor) {
  return { interceptor, started: interceptor.start() };
}
