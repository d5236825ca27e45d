export { dueSlots, type CatchUp, type DueSlotsOptions, type Overlap, type ScheduledActivation } from './due-slots.ts';
export { createRunner, type EveryActivation, type Runner, type RunnerOptions, type SlotStarter } from './runner.ts';
