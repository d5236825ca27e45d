import { http, type RequestHandler } from 'msw';
import type { WireHandler } from '../wire/wire-handler.ts';

/** Everything under the address goes to the backend. */
export function requestHandler(baseUrl: string, answer: WireHandler): RequestHandler {
  return http.all(`${baseUrl.replace(/\/+$/, '')}/*`, ({ request }) => answer(request));
}
