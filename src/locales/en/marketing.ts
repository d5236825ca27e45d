import type { Messages } from '../messages.ts';

/** What the data of a connection is used for, as forms, facts and reviews say it. */
export const marketing = {
  'marketing.analytics': 'Analytics',
  'marketing.combine-with-pii': 'Combine with directly identifiable data',
  'marketing.cross-site-targeting': 'Cross-site targeting',
  'marketing.data-science': 'Data science',
  'marketing.email-targeting': 'E-mail targeting',
  'marketing.export-to-third-party': 'Export to third party',
  'marketing.onsite-advertising': 'On-site advertising',
  'marketing.onsite-personalization': 'On-site personalization',
  'marketing.segment-match': 'Segment match',
  'marketing.single-identity-personalization': 'Single identity personalization',
} as const satisfies Messages;
