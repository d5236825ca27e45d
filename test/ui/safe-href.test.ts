import { expect } from '@open-wc/testing';
import { safeHref } from '../../src/ui/safe-href.ts';

describe('an address from outside', () => {
  for (const address of [
    'https://docs.example.com/s3',
    'http://docs.example.com',
    'mailto:help@example.com',
    '/help',
    '#top',
  ]) {
    it(`may be ${address}`, () => expect(safeHref(address)).to.equal(address));
  }

  for (const address of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'blob:x',
    'http://',
  ]) {
    it(`may not be ${JSON.stringify(address)}`, () => expect(safeHref(address)).to.equal(undefined));
  }
});
