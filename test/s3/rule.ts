import type { Capability, S3Subject } from './subject.ts';

/** One thing that AWS documents of S3, and how it is looked at from outside. */
export interface Rule {
  readonly title: string;
  /** What AWS does. */
  readonly aws: string;
  readonly needs: readonly Capability[];
  /** Says in a few words what the server did; the very words of `aws` where it keeps the rule. */
  observe(subject: S3Subject, key: string): Promise<string>;
}

export function rule(title: string, aws: string, observe: Rule['observe'], ...needs: readonly Capability[]): Rule {
  return { title, aws, observe, needs };
}

/** A key of the rule's own. */
export function keyOf({ title }: Rule): string {
  return `rules/${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** Status, and S3's error code where there is one: `200`, `400 BadDigest`. */
export async function outcome(
  answer: Promise<{ $metadata: { httpStatusCode?: number | undefined } }>,
): Promise<string> {
  try {
    return String((await answer).$metadata.httpStatusCode);
  } catch (error) {
    return errorOutcome(error);
  }
}

function errorOutcome(error: unknown): string {
  const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
  if ($metadata?.httpStatusCode === undefined) throw error;
  return `${$metadata.httpStatusCode} ${name}`;
}

/** What differs from what was wanted, in words; or that all is as wanted. */
export function compared(wanted: Record<string, unknown>, actual: Record<string, unknown>, allAlike: string): string {
  const different = Object.keys(wanted).filter((name) => wanted[name] !== actual[name]);
  return different.length === 0 ? allAlike : different.map((name) => `${name}: ${String(actual[name])}`).join(', ');
}
