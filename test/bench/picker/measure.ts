import { createMockBackend } from '../../../mocks/index.ts';
import type { ActivationAdapter } from '../../../src/adapter/activation-adapter.ts';
import { keystroke, painted, selectAll } from './contenders/ours.ts';
import type { Contender } from './contenders/contender.ts';

/** One round with one contender; times in milliseconds. */
export interface Round {
  /** From the first answer until the rows that fill the box are painted. */
  readonly firstRows: number;
  /** Longest task of the main thread while the whole range was scrolled through; 0 where none took 50 ms. */
  readonly longestTask: number;
  /** Time of the main thread for one step of that scroll, in the middle and at the worst of a hundred. */
  readonly step: number;
  readonly slowStep: number;
  /** Most row elements that were in the document at once. */
  readonly rowElements: number;
  readonly keystroke?: number;
  readonly selectAll?: number;
}

/** Steps of the scripted scroll through the whole range. */
const STEPS = 400;

const contenders: Readonly<Record<string, () => Promise<{ readonly contender: Contender }>>> = {
  ours: () => import('./contenders/ours.ts'),
  virtualizer: () => import('./contenders/virtualizer.ts'),
  'ag-grid': () => import('./contenders/ag-grid.ts'),
  'vaadin-grid': () => import('./contenders/vaadin-grid.ts'),
};

/** Before anything is measured: the world is made, the code is there. */
async function prepare(name: string): Promise<void> {
  const load = contenders[name];
  if (load === undefined) throw new Error(`There is no contender ${name}.`);
  const [{ contender }] = [await load()];
  const { adapter } = createMockBackend({ scenario: 'huge' });
  // Its lists are sorted once: that is the adapter's time, and nobody's drawing.
  await adapter.listAudiences({ limit: 1 });
  measured = { name, contender, adapter };
}

let measured: { readonly name: string; readonly contender: Contender; readonly adapter: ActivationAdapter };

async function measure(): Promise<Round> {
  const { name, contender, adapter } = measured;
  const timed = new TimedAdapter(adapter);
  const room = document.querySelector<HTMLElement>('#room')!;
  void contender.mount(timed.adapter, room);
  await timed.firstAnswer;
  const answered = performance.now();
  performance.mark('rows begin');
  while (!isFilled(contender)) {
    if (performance.now() > answered + 10_000) throw new Error(`${name} does not fill its box with rows.`);
    await new Promise((resolve) => setTimeout(resolve));
  }
  await painted();
  const firstRows = performance.now() - answered;
  performance.mark('rows end');

  await idle();
  const scroll = await scrollThrough(contender);
  await idle();
  const own =
    name === 'ours'
      ? { keystroke: await keystroke('alsace', () => timed.search), selectAll: (await idle(), await selectAll()) }
      : {};
  return { firstRows, ...scroll, ...own };
}

/** Whether rows with words in them reach from the top of what scrolls to its bottom: a first row alone is of no use to anyone. */
function isFilled(contender: Contender): boolean {
  const rows = contender.filledRows();
  if (rows.length === 0) return false;
  const bottom = Math.max(...rows.map((row) => row.getBoundingClientRect().bottom));
  return bottom >= contender.scroller().getBoundingClientRect().bottom;
}

/** From the first row to the last, one step a frame. */
async function scrollThrough(contender: Contender): Promise<Omit<Round, 'firstRows'>> {
  const scroller = contender.scroller();
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  const steps: number[] = [];
  let rowElements = 0;
  const range = scroller.scrollHeight - scroller.clientHeight;
  performance.mark('scroll begins');
  for (let step = 1; step <= STEPS; step += 1) {
    scroller.scrollTop = (range * step) / STEPS;
    steps.push(await frame());
    if (step % 10 === 0) rowElements = Math.max(rowElements, contender.rows().length);
  }
  performance.mark('scroll ends');
  await idle();
  observer.disconnect();
  steps.sort((one, other) => one - other);
  return {
    longestTask: Math.max(0, ...tasks),
    step: steps[Math.floor(STEPS / 2)] ?? 0,
    slowStep: steps[Math.floor(STEPS * 0.99)] ?? 0,
    rowElements,
  };
}

/** How long the main thread worked for a frame: from its beginning until a task that waits behind layout and paint. */
function frame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame((began) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - began);
      port2.postMessage(undefined);
    });
  });
}

async function idle(): Promise<void> {
  await wait(400);
}

async function wait(milliseconds: number): Promise<false> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return false;
}

/** Milliseconds that the first answer is on its way, as over a network: what is drawn meanwhile is not drawn after it. */
const FIRST_ANSWER = 100;

/** Passes calls on, and tells when the first answer came, and the one of a search. */
class TimedAdapter {
  readonly adapter: ActivationAdapter;
  readonly firstAnswer: Promise<void>;
  search = { asked: 0, answered: 0 };
  #isFirst = true;

  constructor(adapter: ActivationAdapter) {
    let answered = () => undefined as void;
    this.firstAnswer = new Promise((resolve) => (answered = resolve));
    this.adapter = Object.assign(Object.create(adapter) as ActivationAdapter, {
      getSession: adapter.getSession.bind(adapter),
      listAudiences: async (...call: Parameters<ActivationAdapter['listAudiences']>) => {
        const asked = performance.now();
        const page = await adapter.listAudiences(...call);
        if (this.#isFirst) this.#isFirst = await wait(FIRST_ANSWER);
        if (call[0].filter?.search !== undefined) this.search = { asked, answered: performance.now() };
        answered();
        return page;
      },
    });
  }
}

Object.assign(globalThis, { prepareContender: prepare, measureContender: measure });
