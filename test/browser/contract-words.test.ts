import { expect } from '@open-wc/testing';
import { checkContract } from '../contract/index.ts';
import { contractBackend, mockSubject } from '../contract/mock-subject.ts';

describe('the contract, checked in a page without a test framework,', () => {
  it('says how many rules hold, and in words which one does not', async () => {
    const makeSubject = () => {
      const backend = contractBackend();
      const { adapter } = backend;
      return mockSubject(backend, { ...adapter, listFields: () => Promise.reject(new Error('no fields today')) });
    };
    const { words, broken } = await checkContract(makeSubject, ['what is there from the beginning']);
    expect(words).to.match(/\d+ rules hold, \d+ are broken, 0 were not checked\.$/);
    expect(broken.map(({ words: told }) => told).join()).to.contain('no fields today');
  });
});
