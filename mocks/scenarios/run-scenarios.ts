import { runFailureKinds, type RunFailureKind } from '../data/run-failures.ts';
import type { Scenario } from './scenario.ts';

const shown: Readonly<Record<RunFailureKind, string>> = {
  'access-denied': 'S3 refuses the upload; the statement that is missing in the policy is shown.',
  'no-such-bucket': 'the bucket does not exist.',
  'slow-down': 'S3 keeps asking to slow down.',
  'expired-token': 'the temporary credentials run out shortly before the end.',
  'wrong-key': 'the secret access key is wrong.',
  'encryption-key-refused': 'the encryption key may not be used.',
  'manifest-refused': 'all files are written, but the manifest is refused.',
  'broken-source-row': 'a row of the source cannot be read.',
  'key-exists': 'a file of the same name is there already.',
  'clock-skew': 'the clocks are too far apart.',
  'connection-lost': 'the connection breaks off half way.',
  'checksum-mismatch': 'a file arrives damaged.',
};

/** Worlds in which runs go wrong, or on and on. */
export const runScenarios: readonly Scenario[] = [
  ...runFailureKinds.map((failure): Scenario => ({
    name: `run-fails-${failure}`,
    shows: `Every new run fails: ${shown[failure]}`,
    change: (setup) => ({ ...setup, runs: { ...setup.runs, failure, failing: 'all' } }),
  })),
  {
    name: 'partial-success',
    shows: 'In every activation each second audience fails and the others succeed.',
    change: (setup) => ({
      ...setup,
      runs: { ...setup.runs, failure: setup.runs.failure ?? 'slow-down', failing: 'every-second' },
    }),
  },
  {
    name: 'long-runs',
    shows: 'Every new run takes two hours: progress to look at, and time to cancel.',
    counts: { what: 'minutes that it takes', unlessTold: 120 },
    change: (setup, minutes) => ({ ...setup, runs: { ...setup.runs, minutes } }),
  },
  {
    name: 'lost-runner',
    shows:
      'In the middle of every new run its runner vanishes: nothing moves until the lease lapses after ten minutes, and another begins the audience again.',
    counts: { what: 'minutes of the lease', unlessTold: 10 },
    change: (setup, lease) => ({ ...setup, runs: { ...setup.runs, lease } }),
  },
];
