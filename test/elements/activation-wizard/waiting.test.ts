import { expect, fixture, html } from '@open-wc/testing';
import { VirtualClock } from '../../../mocks/virtual-clock.ts';
import type { ActivationWizard } from '../../../src/elements/activation-wizard/activation-wizard.ts';
import '../../../src/elements/activation-wizard/activation-wizard.ts';
import { stubAdapter } from '../stub-adapter.ts';

describe('a wizard that waits for its host to say where to activate', () => {
  it('lets time go by', async () => {
    const clock = new VirtualClock();
    const unhandled: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
    window.addEventListener('unhandledrejection', note);
    try {
      const wizard = await fixture<ActivationWizard>(
        html`<activation-wizard .adapter=${stubAdapter({})} .clock=${clock}></activation-wizard>`,
      );
      await clock.advance(3_600_000);
      await wizard.updateComplete;
      // A rejection counts as unhandled when the task in which it came has ended.
      await new Promise((resolve) => requestAnimationFrame(resolve));
    } finally {
      window.removeEventListener('unhandledrejection', note);
    }
    expect(unhandled).to.deep.equal([]);
  });
});
