import { chanceBetween } from '../data/chance.ts';

/** How long an answer takes, in milliseconds of the backend's clock: always the same, or between two bounds. */
export type Latency = number | { readonly least: number; readonly most: number };

export const noLatency: Latency = 0;

/** The milliseconds of one call, the same for the same seed and the same number of the call. */
export function latencyOf(latency: Latency, seed: number, call: number): number {
  return typeof latency === 'number' ? latency : chanceBetween(latency.least, latency.most, seed, 'latency', call);
}
