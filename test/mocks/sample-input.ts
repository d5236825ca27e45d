import type { ActivationInput } from '../../src/domain/activation.ts';
import { defaultFileNameTemplate } from '../../src/domain/file-name.ts';
import type { AudienceId, ConnectionId } from '../../src/domain/ids.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import type { MockBackend } from '../../mocks/backend.ts';

/** Daily at eight in the evening, from the day on which the worlds begin. */
export const dailyAtEight: Schedule = {
  frequency: 'daily',
  start: { kind: 'at', time: '20:00' },
  firstDay: '2026-11-24',
  lastDay: null,
  lastDayIs: 'inclusive',
  timeZone: 'UTC',
};

/** Audiences that can be activated, the smallest first, so that their files are made at once. */
export async function smallAudiences({ adapter }: MockBackend, count: number): Promise<readonly AudienceId[]> {
  const { items } = await adapter.listAudiences({
    filter: { available: true, minProfiles: 500 },
    sort: { by: 'profiles', direction: 'ascending' },
    limit: count,
  });
  return items.map(({ id }) => id);
}

/** An activation that nothing speaks against. */
export async function soundInput(
  backend: MockBackend,
  change: Partial<ActivationInput> = {},
): Promise<ActivationInput> {
  const ids = await smallAudiences(backend, 2);
  return {
    name: 'Autumn prospects',
    connectionId: 'conn_acquisition' as ConnectionId,
    dataType: 'prospects',
    audiences: ids.map((audienceId) => ({ audienceId, schedule: dailyAtEight, fileName: defaultFileNameTemplate })),
    mapping: [
      { source: 'partnerID', target: 'partner_id', mandatory: true, deduplicationKey: true },
      { source: 'person.name.firstName', target: 'first_name', mandatory: false, deduplicationKey: false },
      { source: 'personalEmail.address', target: 'email', mandatory: true, deduplicationKey: false },
      { source: 'homeAddress.city', target: 'city', mandatory: false, deduplicationKey: false },
    ],
    splitting: { maxRows: 5_000_000, maxBytes: null },
    emptyAudience: 'header-only',
    ...change,
  };
}

export const minutes = (count: number) => count * 60_000;
export const days = (count: number) => count * 86_400_000;

/** The code of the error with which a call was refused; `none` where it was not. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
  }
}
