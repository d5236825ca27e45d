import { accessCases } from './access-cases.ts';
import { catalogueCases } from './catalogue-cases.ts';
import { limitCases } from './limit-cases.ts';
import { runCases } from './run-cases.ts';
import type { ScenarioCase } from './scenario-case.ts';
import { wireCases } from './wire-cases.ts';

/** What each scenario shows; the same wherever the backend is reached from. */
export const scenarioCases: readonly ScenarioCase[] = [
  ...catalogueCases,
  ...accessCases,
  ...limitCases,
  ...runCases,
  ...wireCases,
];
