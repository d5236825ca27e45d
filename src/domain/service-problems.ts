/** That S3 did not do what it was asked for: rights are missing, or it does not say better. */
export const refusals = ['denied', 'refused'] as const;

/** What S3, or the way to it, may answer to a test or to a run. */
export const serviceProblems = [
  'unreachable',
  'unknown-access-key',
  'wrong-secret-key',
  'expired-credentials',
  'no-such-bucket',
  'wrong-region',
  'missing-upload',
  'not-implemented',
  'clock-skew',
  'file-exists',
  'overloaded',
  'unusable-key',
  'corrupted',
  'service-error',
  ...refusals,
] as const;
export type ServiceProblem = (typeof serviceProblems)[number];

/**
 * What each means and what to do about it, in English: for logs and for those who ask the API. Screens say it in their language
 * (src/locales). Holds no host name, no key and nothing of the service's own text.
 */
export const serviceProblemSentences = {
  'found.unreachable': 'No connection to the endpoint could be made.',
  'fix.unreachable': 'Check the endpoint address and region, and that the network lets requests out to it.',
  'found.unknown-access-key': 'S3 does not know this access key id.',
  'fix.unknown-access-key': 'Enter the key id and its secret again, or create a new key.',
  'found.wrong-secret-key': 'The secret access key does not belong to this key id.',
  'fix.wrong-secret-key': 'Enter the secret access key again, as it was issued.',
  'found.expired-credentials': 'The temporary credentials are not valid any more.',
  'fix.expired-credentials': 'Retry; when it fails again, renew the credentials that the service runs with.',
  'found.no-such-bucket': 'There is no bucket of this name in this account and region.',
  'fix.no-such-bucket': 'Check the bucket name, or create the bucket.',
  'found.wrong-region': 'The bucket does not answer in this region.',
  'fix.wrong-region': 'Enter the region in which the bucket was created.',
  'found.missing-upload': 'S3 does not know the upload any more.',
  'fix.missing-upload':
    'Retry; when it fails again, look for a lifecycle rule of the bucket that aborts uploads while they are under way.',
  'found.not-implemented': 'The server speaks the protocol of S3, but does not know a part of it that is needed here.',
  'fix.not-implemented': 'Take a newer version of this server, or another one.',
  'found.clock-skew': 'The clock of this service and that of S3 are more than 15 minutes apart.',
  'fix.clock-skew': 'Set the clock of the machine that exports.',
  'found.file-exists': 'A file of this name is already in the bucket, and the activation does not replace files.',
  'fix.file-exists': 'Add the date and time to the file name, or allow it to replace.',
  'found.overloaded': 'S3 answered again and again that it cannot take requests now.',
  'fix.overloaded': 'Retry in a few minutes.',
  'found.unusable-key': 'The KMS key does not exist, is disabled, or is about to be deleted.',
  'fix.unusable-key': 'Check the key id and its region, or enable the key.',
  'found.corrupted': 'The bytes did not arrive as they were sent.',
  'fix.corrupted': 'Retry; when it fails again, look for a proxy on the way to S3 that changes requests.',
  'found.denied': 'The credentials are right, but they are not allowed to do this.',
  'fix.denied':
    'Add the policy that the connection test shows to the role or user, or remove the statement of the bucket policy that denies it.',
  'found.service-error': 'S3 reported an error of its own.',
  'fix.service-error': 'Retry in a few minutes.',
  'found.refused': 'S3 did not accept the request.',
  'fix.refused': 'Check the settings of the connection; the log of the server tells why it refused.',
} as const satisfies Readonly<Record<`${'found' | 'fix'}.${ServiceProblem}`, string>>;
