import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../.config/bootstrap.js';

/**
 * What the linter of this project says of files, were they in it.
 *
 * @param {Record<string, string>} files what they hold, by where they would be
 * @returns {Promise<{ file: string, line: number, rule: string }[]>} in the order of files, lines and rules
 */
export async function linted(files) {
  const project = await mkdtemp(join(tmpdir(), 'linted-'));
  try {
    await mkdir(join(project, '.config'));
    for (const name of ['oxlint.config.js', 'accessible-markup.js']) {
      await cp(join(ROOT, '.config', name), join(project, '.config', name));
    }
    await cp(join(ROOT, 'tsconfig.json'), join(project, 'tsconfig.json'));
    await symlink(join(ROOT, 'node_modules'), join(project, 'node_modules'), 'junction');
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(project, name)), { recursive: true });
      await writeFile(join(project, name), text);
    }
    return await findings(project, Object.keys(files));
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}

async function findings(project, names) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['node_modules/oxlint/bin/oxlint', '-c', '.config/oxlint.config.js', '-f', 'json', ...names],
    { cwd: project },
  ).catch((ended) => ended);
  const { diagnostics } = JSON.parse(stdout);
  return diagnostics
    .map(({ filename, labels, code }) => ({ file: filename, line: labels[0].span.line, rule: code }))
    .sort(
      (one, other) => one.file.localeCompare(other.file) || one.line - other.line || one.rule.localeCompare(other.rule),
    );
}
