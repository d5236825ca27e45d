import { describe, test } from 'node:test';
import { contractBackend, mockSubject } from './mock-subject.ts';
import { runContract } from './run-contract.ts';

describe('the contract, kept by the mock backend in memory', () => {
  runContract({
    describe,
    test,
    makeSubject: () => {
      const backend = contractBackend();
      return mockSubject(backend, backend.adapter);
    },
  });
});
