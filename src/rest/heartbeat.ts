import * as v from 'valibot';

/** Proxies close links that were silent for a minute, some for half of it. */
export const HEARTBEAT_SECONDS = 15;

/** What a server says on a stream of events where nothing happens: the link is there, and by when it will say so again. */
export const heartbeatSchema = v.object({ everySeconds: v.pipe(v.number(), v.minValue(1), v.maxValue(3600)) });
export type Heartbeat = v.InferOutput<typeof heartbeatSchema>;
