import type { AccountCredentials } from '../../src/domain/account.ts';
import type { CredentialHealth } from '../data/accounts.ts';

/**
 * What typed credentials meet, told by what they hold, so that a tester can bring about each answer from the form alone:
 *
 * | typed | meets |
 * | --- | --- |
 * | access key id with `UNKNOWN` | the key is not known |
 * | secret with `wrong`, in any case | the signature does not match |
 * | role named `…denied…` | the role may not be assumed |
 * | role named `…open…` | the role asks for no external id |
 * | anything else | works |
 */
export function credentialHealthOf(credentials: AccountCredentials): CredentialHealth {
  if (credentials.kind === 'access-key') {
    if (/unknown/i.test(credentials.accessKeyId)) return 'unknown-key';
    return /wrong/i.test(credentials.secretAccessKey) ? 'wrong-secret' : 'sound';
  }
  const role = credentials.roleArn.slice(credentials.roleArn.lastIndexOf('/') + 1);
  if (/denied/i.test(role)) return 'role-refused';
  return /open/i.test(role) ? 'external-id-ignored' : 'sound';
}
