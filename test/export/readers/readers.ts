import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Programs that are not ours, and read what we have written. */
export type Program = 'python3' | 'gzip' | 'zstd' | 'unzip' | 'gpg';

/** Says why a test is skipped where the program is absent: by its name. Looked for once, as starting it takes longer than many a test. */
export function skipWithout(program: Program): string | false {
  const found = installed.get(program) ?? isInstalled(program);
  installed.set(program, found);
  return found ? false : `${program} is not installed here`;
}

const installed = new Map<Program, boolean>();

function isInstalled(program: Program): boolean {
  return spawnSync(program, [program === 'unzip' ? '-v' : '--version']).error === undefined;
}

const MAX_BYTES = 2 ** 28;

/** What a program prints when it is given the bytes. */
export function pipe(program: Program, options: readonly string[], bytes: Uint8Array): Buffer {
  return execFileSync(program, options, { input: bytes, maxBuffer: MAX_BYTES, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** A cell as a reader has it: a text stays one, everything else says what it is. */
export type ReadCell =
  | string
  | null
  | boolean
  | { readonly int: string }
  | { readonly float: number }
  | ReadCell[]
  | ReadObject;
export interface ReadObject {
  readonly object: readonly (readonly [string, ReadCell])[];
}

/** Python numbers would lose digits on their way through JSON: integers go as texts. */
const PYTHON = `
import csv, json, sys
def told(value):
    if isinstance(value, bool) or value is None or isinstance(value, str): return value
    if isinstance(value, int): return {"int": str(value)}
    if isinstance(value, float): return {"float": value}
    if isinstance(value, list): return [told(each) for each in value]
    return {"object": [[key, told(each)] for key, each in value.items()]}
options = json.loads(sys.argv[1])
`;

function python<Answer>(code: string, options: object, bytes: Uint8Array): Answer {
  const script = `${PYTHON}\n${code}\njson.dump(told(rows), sys.stdout)\n`;
  return JSON.parse(pipe('python3', ['-c', script, JSON.stringify(options)], bytes).toString()) as Answer;
}

export interface PythonCsvOptions {
  readonly delimiter: string;
  readonly doublequote: boolean;
  readonly escapechar: string | null;
  readonly encoding: 'utf-8' | 'utf-8-sig';
}

/** Rows by Python's csv, which takes nothing that is not well formed. */
export function pythonCsv(bytes: Uint8Array, options: PythonCsvOptions): readonly (readonly string[])[] {
  return python(
    `import io
csv.field_size_limit(2 ** 30)
encoding = options.pop("encoding")
rows = list(csv.reader(io.TextIOWrapper(sys.stdin.buffer, encoding=encoding, newline=""), strict=True, **options))`,
    options,
    bytes,
  );
}

/** Before 3.11 Python's csv knows no NUL. */
export function pythonReadsNul(): boolean {
  readsNul ??= spawnSync('python3', ['-c', 'import sys; print(sys.version_info >= (3, 11))'])
    .stdout?.toString()
    .startsWith('True');
  return readsNul === true;
}

let readsNul: boolean | undefined;

/** Objects by Python's json, a line each or in one array. */
export function pythonJson(bytes: Uint8Array, framing: 'lines' | 'array'): readonly ReadObject[] {
  return python(
    `text = sys.stdin.buffer.read().decode("utf-8")
rows = json.loads(text) if options["framing"] == "array" else [json.loads(line) for line in text.split("\\n")[:-1]]`,
    { framing },
    bytes,
  );
}

/** What the one entry of an archive holds, by unzip, which needs a file. */
export function unzip(bytes: Uint8Array, folder: string): Buffer {
  const file = join(folder, 'archive.zip');
  writeFileSync(file, bytes);
  execFileSync('unzip', ['-tq', file]);
  return execFileSync('unzip', ['-p', file], { maxBuffer: MAX_BYTES });
}

/** The same by Python's own modules. */
export function pythonUnpacked(kind: 'gzip' | 'zip' | 'deflate', bytes: Uint8Array): Buffer {
  const code = {
    gzip: 'gzip.decompress(sys.stdin.buffer.read())',
    deflate: 'zlib.decompress(sys.stdin.buffer.read())',
    zip: '(lambda archive: archive.read(archive.namelist()[0]))(zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())))',
  }[kind];
  return pipe('python3', ['-c', `import sys,gzip,zlib,zipfile,io\nsys.stdout.buffer.write(${code})`], bytes);
}
