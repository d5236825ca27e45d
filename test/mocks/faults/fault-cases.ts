import type { FaultCase } from './fault-case.ts';
import { feltCases } from './felt-cases.ts';
import { logCases } from './log-cases.ts';
import { ruleCases } from './rule-cases.ts';
import { timingCases } from './timing-cases.ts';

/** What faults do; the same wherever the backend is reached from. */
export const faultCases: readonly FaultCase[] = [...feltCases, ...ruleCases, ...timingCases, ...logCases];
