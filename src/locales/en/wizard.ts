import type { Messages } from '../messages.ts';
import { attention } from './attention.ts';
import { connectionFindings } from './connection-findings.ts';
import { endedSession } from './ended-session.ts';
import { failures } from './failures.ts';
import { schedule } from './schedule.ts';
import { serviceProblems } from './service-problems.ts';
import { valueIssues } from './value-issues.ts';
import { wizardAudiences } from './wizard-audiences.ts';
import { wizardDestination } from './wizard-destination.ts';
import { wizardFrame } from './wizard-frame.ts';
import { wizardMapping } from './wizard-mapping.ts';
import { wizardResult } from './wizard-result.ts';
import { wizardReview } from './wizard-review.ts';
import { wizardScheduling } from './wizard-scheduling.ts';

/** All that the wizard says; a file a step, and one for what stands around them. */
export const wizard = {
  ...wizardFrame,
  ...wizardDestination,
  ...wizardAudiences,
  ...wizardScheduling,
  ...wizardMapping,
  ...wizardReview,
  ...wizardResult,
  ...schedule,
  ...attention,
  ...endedSession,
  ...failures,
  ...valueIssues,
  ...serviceProblems,
  ...connectionFindings,
} as const satisfies Messages;
