import type { wizard as english } from '../en/wizard.ts';
import type { Translated } from '../messages.ts';
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

export const wizard: Translated<typeof english> = {
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
};
