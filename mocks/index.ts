/**
 * A backend in memory for tests, Storybook and demos. `setupMockBackend` for `fetch` stands in `msw/browser.ts` and `msw/node.ts`,
 * so that neither drags the other in; the S3 endpoint in `s3/`.
 */
export { createMockBackend, type MockBackend, type MockBackendOptions, type MockSnapshot } from './backend.ts';
export { PROFILE_LIFETIME_DAYS } from './data/audience-at.ts';
export { runFailureKinds, type RunFailureKind } from './data/run-failures.ts';
export type { CallName, Fault, FaultRule } from './faults/fault.ts';
export type { FaultPlan } from './faults/fault-plan.ts';
export type { Latency } from './faults/latency.ts';
export type { RequestOutcome, RequestRecord } from './request-log.ts';
export type { Scenario } from './scenarios/scenario.ts';
export { scenarioFromUrl, scenarioToUrl, type SharedScenario } from './scenarios/scenario-url.ts';
export { scenarioNames, scenarios, scenarioTable } from './scenarios/scenarios.ts';
export type { MockSetup, MockSetupOptions } from './setup-mock-backend.ts';
export { DEFAULT_NOW, VirtualClock } from './virtual-clock.ts';
export { createWireHandler, type WireHandler } from './wire/wire-handler.ts';
