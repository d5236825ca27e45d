import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import type { Run, RunFile } from '../../../src/domain/run.ts';
import type { Defect } from './defect.ts';

/** In runs and what they leave behind. */
export const runningDefects: readonly Defect[] = [
  {
    title: 'all audiences are run, whichever are named',
    group: 'a run by hand',
    break: (sound) => ({ startRuns: (id, _, options) => sound.startRuns(id, 'all', options) }),
  },
  {
    title: 'a run that waits does not count as active',
    group: 'a run by hand',
    break: (sound) => ({
      getActivation: async (id, options) => ({ ...(await sound.getActivation(id, options)), activeRuns: 0 }),
    }),
  },
  {
    title: 'the oldest run comes first',
    group: 'the runs of an activation',
    break: (sound) => ({
      listRuns: async (query, options) => {
        const page = await sound.listRuns(query, options);
        return { ...page, items: [...page.items].reverse() };
      },
    }),
  },
  {
    title: 'a cancelled run leaves its file',
    group: 'cancelling a run',
    break: (sound) =>
      inRuns(sound, (run) => ({ ...run, files: run.state.kind === 'cancelled' ? [anyFile] : run.files })),
  },
  {
    title: 'a retry counts from one again',
    group: 'retrying a run',
    break: (sound) => ({
      retryRun: async (id, options) => ({ ...(await sound.retryRun(id, options)), attempt: 1 }),
    }),
  },
  {
    title: 'a ledger loses a row',
    group: 'a run that succeeds',
    break: (sound) => inRuns(sound, (run) => ({ ...run, ledger: { ...run.ledger, read: run.ledger.read + 1 } })),
  },
  {
    title: 'files are visible before the end',
    group: 'a run that succeeds',
    break: (sound) => inRuns(sound, (run) => ({ ...run, files: run.state.kind === 'waiting' ? [anyFile] : run.files })),
  },
  {
    title: 'a hash is that of something else',
    group: 'the bytes of a file',
    break: (sound) =>
      inRuns(sound, (run) => ({ ...run, files: run.files.map((file) => ({ ...file, sha256: '0'.repeat(64) })) })),
  },
  {
    title: 'a file ends one byte early',
    group: 'the bytes of a file',
    break: (sound) => ({
      readRunFile: async (id, key, options) => {
        const file = await sound.readRunFile(id, key, options);
        const whole = new Uint8Array(
          await new Response(file.body as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
        );
        return { ...file, body: new Blob([whole.subarray(0, -1)]).stream() };
      },
    }),
  },
  {
    title: 'an empty audience writes a file, whatever the activation says',
    group: 'an audience without profiles',
    break: (sound) => ({
      createActivation: (input, options) => sound.createActivation({ ...input, emptyAudience: 'header-only' }, options),
    }),
  },
  {
    title: 'whoever watches one activation hears of all',
    group: 'watching runs',
    break: (sound) => ({ watchRuns: (_, options) => sound.watchRuns({}, options) }),
  },
  {
    title: 'a run that is skipped is told by the code of another reason',
    group: 'an audience without profiles',
    break: (sound) =>
      inRuns(sound, (run) =>
        run.state.kind === 'skipped' ? { ...run, state: { ...run.state, code: 'audience-unknown' } } : run,
      ),
  },
  {
    title: 'whoever gives up watching is not told so',
    group: 'watching runs',
    break: (sound) => ({
      watchRuns: async function* (query, options) {
        try {
          yield* sound.watchRuns(query, options);
        } catch {
          return;
        }
      },
    }),
  },
  {
    title: 'a schedule runs while its activation is paused',
    group: 'a schedule',
    break: (sound) => ({
      updateActivation: async (id, { status, ...change }, options) => ({
        ...(await sound.updateActivation(id, change, options)),
        ...(status === undefined ? {} : { status }),
      }),
    }),
  },
];

const anyFile: RunFile = { kind: 'data', key: 'early.csv', rows: 0, bytes: 0, sha256: '0'.repeat(64) };

/** The same wherever runs are answered. */
function inRuns(sound: ActivationAdapter, change: (run: Run) => Run): Partial<ActivationAdapter> {
  return {
    startRuns: async (id, ids, options) => (await sound.startRuns(id, ids, options)).map(change),
    listRuns: async (query, options) => {
      const page = await sound.listRuns(query, options);
      return { ...page, items: page.items.map(change) };
    },
    getRun: async (id, options) => change(await sound.getRun(id, options)),
    cancelRun: async (id, options) => change(await sound.cancelRun(id, options)),
  };
}
