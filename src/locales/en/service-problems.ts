import { serviceProblemSentences } from '../../domain/service-problems.ts';
import type { Messages } from '../messages.ts';

/** What S3, or the way to it, answers, and what to do about it: the domain's own English, which tests and runs are told in too. */
export const serviceProblems = serviceProblemSentences satisfies Messages;
