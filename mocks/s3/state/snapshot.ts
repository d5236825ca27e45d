import type { S3Session } from '../auth/identities.ts';
import type { World } from '../world.ts';
import type { Bucket, Upload } from './model.ts';

/** All buckets and sessions as they were. Objects never change, so it holds them without copying a byte. */
export interface S3Snapshot {
  readonly buckets: readonly Bucket[];
  readonly sessions: readonly S3Session[];
}

export function takeSnapshot(world: World): S3Snapshot {
  return { buckets: [...world.buckets.values()].map(copyOf), sessions: [...world.sessions.values()] };
}

export function restoreState(world: World, snapshot: S3Snapshot): void {
  world.buckets.clear();
  for (const bucket of snapshot.buckets) world.buckets.set(bucket.name, copyOf(bucket));
  world.sessions.clear();
  for (const session of snapshot.sessions) world.sessions.set(session.accessKeyId, session);
}

function copyOf(bucket: Bucket): Bucket {
  const uploads = [...bucket.uploads].map(([id, upload]): [string, Upload] => [
    id,
    { ...upload, parts: new Map(upload.parts) },
  ]);
  return {
    ...bucket,
    objects: new Map(bucket.objects),
    uploads: new Map(uploads),
    completed: new Map(bucket.completed),
    deletions: new Map(bucket.deletions),
  };
}
