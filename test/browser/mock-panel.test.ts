import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { createMockBackend, type MockBackend } from '../../mocks/index.ts';
import type { MockTimeMoveEvent, MockScenarioChangeEvent } from '../../stories/mock-panel/mock-events.ts';
import '../../stories/mock-panel/mock-panel.ts';
import type { MockPanel } from '../../stories/mock-panel/mock-panel.ts';

/** What a person perceives of the panel and does to it. */
class PanelHarness {
  readonly element: MockPanel;

  constructor(element: MockPanel) {
    this.element = element;
  }

  get time(): string {
    return this.#root.querySelector('time')?.getAttribute('datetime') ?? '';
  }

  get outcome(): string {
    return this.#root.querySelector('[role=status]')?.textContent ?? '';
  }

  get speeds(): HTMLSelectElement {
    return this.#root.querySelector('select')!;
  }

  press(name: string): void {
    this.#button(this.#root, name).click();
  }

  async choose(scenario: string): Promise<void> {
    const boxes = [...this.#dialog.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    boxes.find(({ labels }) => labels?.[0]?.textContent.trim().startsWith(scenario))!.click();
    await this.element.updateComplete;
  }

  pressInDialog(name: string): void {
    this.#button(this.#dialog, name).click();
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get #dialog(): ShadowRoot {
    return this.#root.querySelector('mock-scenario-dialog')!.shadowRoot!;
  }

  #button(root: ShadowRoot, name: string): HTMLButtonElement {
    return [...root.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)!;
  }
}

async function panelOf(backend: MockBackend, language = 'en'): Promise<PanelHarness> {
  const place = await fixture(
    html`<main lang=${language}><mock-panel .backend=${backend} .speed=${0}></mock-panel></main>`,
  );
  return new PanelHarness(place.querySelector('mock-panel')!);
}

describe('the panel of a mock backend', () => {
  it('shows the time, and what is moved to', async () => {
    const backend = createMockBackend();
    const panel = await panelOf(backend);
    expect(panel.time).to.equal('2026-11-24T09:41:00Z');
    await backend.clock.advance(60_000);
    await panel.element.updateComplete;
    expect(panel.time).to.equal('2026-11-24T09:42:00Z');
  });

  it('moves the time at a press, says so, and tells the page what came of it', async () => {
    const backend = createMockBackend();
    const panel = await panelOf(backend);
    const moved = oneEvent(panel.element, 'mock-time-move');
    panel.press('To the next due run');
    const { detail } = (await moved) as MockTimeMoveEvent;
    await panel.element.updateComplete;
    expect(detail.to).to.equal(backend.clock.now());
    expect(panel.outcome).to.match(/^It is now .*2026.* UTC\. \d+ scheduled runs? came due\.$/);
  });

  it('says so where nothing is to come', async () => {
    const panel = await panelOf(createMockBackend({ scenario: 'no-connections' }));
    panel.press('To the next due run');
    while (panel.outcome === '') await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(panel.outcome).to.equal('Nothing of that kind is to come.');
  });

  it('lets time stand where the speed is nothing, and offers others', async () => {
    const panel = await panelOf(createMockBackend());
    expect(panel.speeds.selectedOptions[0]?.textContent.trim()).to.equal('not at all');
    expect(panel.speeds.options.length).to.be.greaterThan(3);
  });

  it('asks for another world: scenarios that go together', async () => {
    const panel = await panelOf(createMockBackend({ scenario: 'slow' }));
    panel.press('Choose…');
    await panel.element.updateComplete;
    await panel.choose('huge');
    const asked = oneEvent(panel.element, 'mock-scenario-change');
    panel.pressInDialog('Show this world');
    expect(((await asked) as MockScenarioChangeEvent).detail).to.deep.equal({ scenario: ['huge', 'slow'] });
  });

  it('speaks the language around it', async () => {
    const panel = await panelOf(createMockBackend(), 'fr');
    const moved = oneEvent(panel.element, 'mock-time-move');
    panel.press('+25 jours');
    await moved;
    await panel.element.updateComplete;
    expect(panel.outcome).to.match(/^Il est maintenant\s: .*déc\. 2026/);
  });

  it('can be used by everyone, with its dialog open as well', async () => {
    const panel = await panelOf(createMockBackend({ scenario: 'flaky' }));
    await expect(panel.element).to.be.accessible();
    panel.press('Choose…');
    await panel.element.updateComplete;
    await expect(panel.element).to.be.accessible();
  });
});
