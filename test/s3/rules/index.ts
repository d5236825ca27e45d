import type { Rule } from '../rule.ts';
import { checksumRules } from './checksums.ts';
import { conditionalRules } from './conditional.ts';
import { keyRules } from './keys.ts';
import { multipartRules } from './multipart.ts';
import { objectRules } from './objects.ts';
import { signatureRules } from './signatures.ts';

export const rules: readonly Rule[] = [
  ...objectRules,
  ...signatureRules,
  ...checksumRules,
  ...multipartRules,
  ...conditionalRules,
  ...keyRules,
];
