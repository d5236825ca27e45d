import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';

/**
 * A reporter of Node's test runner: says only what failed, and writes how many tests passed, failed and were skipped,
 * as JSON, into the file that NODE_TALLY_FILE names.
 */
export default async function* nodeTally(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite' && !brokeItself(data)) continue;
    counts[outcome(type, data)] += 1;
    if (outcome(type, data) === 'failed') yield failure(data);
  }
  writeFileSync(process.env.NODE_TALLY_FILE, JSON.stringify(counts));
}

/** A suite counts only where it fails by itself, as by a hook that throws: its tests count otherwise. */
function brokeItself({ details }) {
  return details.error !== undefined && details.error.failureType !== 'subtestsFailed';
}

function outcome(type, data) {
  if (data.skip !== undefined || data.todo !== undefined) return 'skipped';
  return type === 'test:pass' ? 'passed' : 'failed';
}

function failure({ name, file, line, details }) {
  const place = file === undefined ? '' : ` (${relative(process.cwd(), file)}${line === undefined ? '' : `:${line}`})`;
  return `${name}${place}\n${inspect(details.error.cause ?? details.error)}\n\n`;
}
