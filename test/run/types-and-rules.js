import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { ROOT } from '../../.config/bootstrap.js';

/*
 * The type check and eslint over one program of TypeScript. Many rules ask for types, and here the check has found them already: in
 * processes of their own both read and check everything, which costs half a minute of processor more.
 */

/**
 * @param {string} [root] a folder with a tsconfig.json; all its files are linted
 * @returns {Promise<{ counts: { passed: number, failed: number, skipped: number }, output: string }>} each of both is one check
 */
export async function checkTypesAndRules(root = ROOT) {
  const program = programOf(root);
  const types = checkTypes(program, root);
  const rules = await checkRules(program, root);
  const failed = [types, rules].filter(({ passed }) => !passed).length;
  return { counts: { passed: 2 - failed, failed, skipped: 0 }, output: types.output + rules.output };
}

function programOf(root) {
  const { options, fileNames, errors } = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    { noEmit: true },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  return ts.createProgram({ rootNames: fileNames, options, configFileParsingDiagnostics: errors });
}

function checkTypes(program, root) {
  const diagnostics = ts.sortAndDeduplicateDiagnostics(ts.getPreEmitDiagnostics(program));
  const host = { getCurrentDirectory: () => root, getCanonicalFileName: (name) => name, getNewLine: () => '\n' };
  return { passed: diagnostics.length === 0, output: ts.formatDiagnostics(diagnostics, host) };
}

async function checkRules(program, root) {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: join(ROOT, '.config', 'eslint.config.js'),
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false, programs: [program] } },
    },
  });
  const results = await eslint.lintFiles(['.']);
  const passed = results.every(({ errorCount }) => errorCount === 0);
  return { passed, output: await (await eslint.loadFormatter()).format(results) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { counts, output } = await checkTypesAndRules();
  console.log(output);
  if (process.env.RULES_TALLY_FILE !== undefined) writeFileSync(process.env.RULES_TALLY_FILE, JSON.stringify(counts));
  process.exitCode = counts.failed === 0 ? 0 : 1;
}
