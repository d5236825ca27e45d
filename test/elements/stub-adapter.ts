import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../src/adapter/activation-error.ts';
import type { Session } from '../../src/domain/session.ts';

/** A session that may do everything. */
export const fullSession: Session = {
  user: { name: 'Lena Kirsch' },
  permissions: ['view-destinations', 'manage-destinations', 'activate-destinations'],
  permissionContact: 'the data team',
  limits: {},
  capabilities: {
    audiencesByPosition: true,
    runFiles: true,
    assumeRole: { principalArn: 'arn:aws:iam::210987654321:role/prospect-activation', externalId: 'nw-7f3c9a1e52' },
    formats: ['csv', 'json'],
    compressions: ['none', 'gzip'],
    openPgp: false,
  },
  timeZone: 'Europe/Paris',
  nextEvaluationAt: null,
  now: '2026-11-24T09:41:00Z',
};

/** An adapter of which a test brings the methods that it speaks of; any other call is a defect of the test, and says so. */
export function stubAdapter(methods: Partial<ActivationAdapter>): ActivationAdapter {
  return new Proxy(methods as ActivationAdapter, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name) as unknown;
      // Lit looks at every value that it is given for marks of its own.
      if (typeof name !== 'string' || name.startsWith('_')) return undefined;
      if (name === 'getSession') return () => Promise.resolve(fullSession);
      return () => {
        throw new Error(`The test did not foresee ${name}.`);
      };
    },
  });
}

/** A promise that is settled when the test says so. */
export function deferred<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

export function forbidden(permission: string): ActivationError {
  return new ActivationError('forbidden', `This needs the permission ${permission}.`, { permission });
}

/** Resolves when a condition holds, after as many renderings as that takes. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => requestAnimationFrame(resolve));
}
