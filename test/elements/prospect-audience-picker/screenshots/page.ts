import axe from 'axe-core';
import { createMockBackend } from '../../../../mocks/index.ts';
import type { ActivationAdapter } from '../../../../src/adapter/activation-adapter.ts';
import { ActivationError } from '../../../../src/adapter/activation-error.ts';
import '../../../../src/elements/prospect-audience-picker/prospect-audience-picker.ts';
import { PickerHarness } from '../prospect-audience-picker.harness.ts';

/** How the picker gets into a state that is worth a picture. */
interface Scene {
  readonly scenario?: string;
  readonly limit?: number;
  readonly listAudiences?: ActivationAdapter['listAudiences'];
  readonly play?: (picker: PickerHarness) => Promise<void>;
}

const scenes: Readonly<Record<string, Scene>> = {
  rows: {
    play: async (picker) => {
      for (const name of picker.names().slice(3, 6)) await picker.click(name);
      await picker.press('ArrowDown');
      picker.grid.focus();
    },
  },
  loading: { listAudiences: () => new Promise(() => undefined) },
  empty: { scenario: 'no-audiences' },
  'no-match': {
    play: async (picker) => {
      await picker.search('amazom');
      await picker.until(() => picker.state() !== '', 'the state');
    },
  },
  error: {
    listAudiences: () =>
      Promise.reject(new ActivationError('unavailable', 'The service did not answer in 10 seconds.')),
  },
  denied: { scenario: 'no-activate-destinations' },
  'limit-reached': { limit: 5, play: (picker) => picker.press('Control+a') },
  'all-selected': { limit: 1_000_000, play: (picker) => picker.press('Control+a') },
};

/** Shows a scene, and waits until it stands still. */
async function show(name: string, density = 'comfortable'): Promise<void> {
  const scene = scenes[name];
  if (scene === undefined) throw new Error(`There is no scene ${name}.`);
  const { adapter } = createMockBackend({ scenario: scene.scenario ?? 'default' });
  const picker = document.createElement('prospect-audience-picker');
  picker.setAttribute('density', density);
  if (scene.limit !== undefined) picker.limit = scene.limit;
  picker.adapter =
    scene.listAudiences === undefined
      ? adapter
      : Object.assign(Object.create(adapter) as ActivationAdapter, {
          getSession: adapter.getSession.bind(adapter),
          listAudiences: scene.listAudiences,
        });
  document.querySelector('main')!.replaceChildren(picker);
  const harness = new PickerHarness(picker);
  if (name === 'loading') await harness.until(() => harness.names().length > 0, 'skeletons');
  else await harness.loaded();
  await scene.play?.(harness);
  await picker.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await Promise.all(
    picker.shadowRoot!.getAnimations().flatMap((motion) => (motion instanceof CSSTransition ? motion.finished : [])),
  );
}

/** What axe finds wrong with it, one thing a line; empty for nothing. */
async function violations(): Promise<string> {
  const found = await axe.run('main');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`).join('\n');
}

Object.assign(globalThis, { pickerScenes: Object.keys(scenes), showPicker: show, pickerViolations: violations });
