import type { Rule } from '../rule.ts';
import { checksumRules } from './checksums.ts';
import { chunkedRules } from './chunked.ts';
import { conditionalRules } from './conditional.ts';
import { corsRules } from './cors.ts';
import { encryptionRules } from './encryption.ts';
import { keyRules } from './keys.ts';
import { multipartRules } from './multipart.ts';
import { objectRules } from './objects.ts';
import { policyRules } from './policies.ts';
import { presignedRules } from './presigned.ts';
import { sessionRules } from './sessions.ts';
import { signatureRules } from './signatures.ts';

export const rules: readonly Rule[] = [
  ...objectRules,
  ...signatureRules,
  ...presignedRules,
  ...chunkedRules,
  ...checksumRules,
  ...multipartRules,
  ...conditionalRules,
  ...keyRules,
  ...encryptionRules,
  ...policyRules,
  ...corsRules,
  ...sessionRules,
];
