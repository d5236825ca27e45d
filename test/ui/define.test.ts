import { expect } from '@open-wc/testing';
import { defineElement } from '../../src/ui/define.ts';

describe('defineElement', () => {
  it('registers a free name', () => {
    class First extends HTMLElement {}
    defineElement('test-defined')(First);
    expect(customElements.get('test-defined')).to.equal(First);
  });

  it('leaves a taken name to who had it first, and does not throw', () => {
    const first = customElements.get('test-defined');
    expect(() => defineElement('test-defined')(class extends HTMLElement {})).to.not.throw();
    expect(customElements.get('test-defined')).to.equal(first);
  });
});
