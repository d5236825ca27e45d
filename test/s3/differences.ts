import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'oxfmt';
import type { Rule } from './rule.ts';

/** What is known of a server: where it does something else than AWS documents, and what of it was not looked at. */
export interface KnownServer {
  /** By the title of the rule, what the server does instead. */
  readonly differs: Readonly<Record<string, string>>;
  /** By the title of the rule, why it was not checked. */
  readonly notChecked: Readonly<Record<string, string>>;
}

export type Differences = Readonly<Record<string, KnownServer>>;

/** What one run saw of one rule. */
export type Seen =
  | { readonly kind: 'did'; readonly what: string }
  | { readonly kind: 'not-checked'; readonly why: string };

/** By server and title of the rule, why the rule is not put to it. */
export const withheld: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Ceph RADOS Gateway 18.2.7': {
    'a signed trailer changed on the way is found out':
      'the request ends the server: it aborts on an assertion of its own',
  },
};

const FILE = new URL('differences.json', import.meta.url);
const TABLE = new URL('differences.md', import.meta.url);

export function knownDifferences(): Differences {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Differences;
}

export function expectedOutcome(rule: Rule, server: string, differences: Differences): string {
  return differences[server]?.differs[rule.title] ?? rule.aws;
}

/** What is known after a run: a rule that it did not look at stays as it was known before. */
export function learned(
  rules: readonly Rule[],
  server: string,
  seen: ReadonlyMap<string, Seen>,
  before: Differences,
): Differences {
  const differs: Record<string, string> = {};
  const notChecked: Record<string, string> = {};
  for (const { title, aws } of rules) {
    const now = seen.get(title);
    const known = before[server]?.differs[title];
    const reason = before[server]?.notChecked[title];
    const wasChecked = before[server] !== undefined && reason === undefined;
    if (now?.kind === 'did') {
      if (now.what !== aws) differs[title] = now.what;
    } else if (known !== undefined) differs[title] = known;
    else if (!wasChecked) notChecked[title] = now?.why ?? reason ?? 'was left out';
  }
  return { ...before, [server]: { differs, notChecked } };
}

/** Keeps what was learned, and the table that is made of it. */
export async function keep(rules: readonly Rule[], differences: Differences): Promise<void> {
  writeFileSync(FILE, await wellFormed('differences.json', JSON.stringify(differences)));
  writeFileSync(TABLE, await tableOf(rules, differences));
}

export function keptTable(): string {
  return readFileSync(TABLE, 'utf8');
}

/** The differences as Markdown: a row for each rule that one of the servers does not keep. */
export function tableOf(rules: readonly Rule[], differences: Differences): Promise<string> {
  const servers = Object.entries(differences);
  const counts = servers.map(([name, { differs, notChecked }]) => {
    const different = Object.keys(differs).length;
    const unchecked = Object.keys(notChecked).length;
    return row([name, rules.length - different - unchecked, different, unchecked]);
  });
  const broken = rules.filter(({ title }) => servers.some(([, { differs }]) => differs[title] !== undefined));
  const text = `# Where servers differ from AWS's rules

Written by \`npm run test:s3 -- --accept\`; do not edit it by hand. Every run compares what the server does with what stands here, and fails
where they differ. The mock endpoint keeps all ${rules.length} rules: \`npm test\` checks it by the same titles.

${row(['Server', 'as AWS', 'different', 'not checked'])}
${row(['---', '--:', '--:', '--:'])}
${row(['mock endpoint', rules.length, 0, 0])}
${counts.join('\n')}

${row(['Rule', 'AWS', ...servers.map(([name]) => name)])}
${row(['---', '---', ...servers.map(() => '---')])}
${broken.map(({ title, aws }) => row([title, aws, ...servers.map(([, known]) => cell(known, title))])).join('\n')}
${uncheckedText(servers)}`;
  return wellFormed('differences.md', text);
}

async function wellFormed(file: string, text: string): Promise<string> {
  const { code, errors } = await format(file, text, { printWidth: 120 });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  return code;
}

function cell({ differs, notChecked }: KnownServer, title: string): string {
  if (notChecked[title] !== undefined) return 'not checked';
  return differs[title] ?? 'as AWS';
}

function uncheckedText(servers: readonly (readonly [string, KnownServer])[]): string {
  const lists = servers.flatMap(([name, { notChecked }]) => {
    const titles = Object.entries(notChecked).map(([title, why]) => `- ${title} (${why})`);
    return titles.length === 0 ? [] : [`\nNot checked on ${name}:\n\n${titles.join('\n')}\n`];
  });
  return lists.join('');
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.map((text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
