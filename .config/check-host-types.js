import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { isOurOwn } from './check-manifest.js';

/**
 * What a host's compiler says of the built package. A page of a host is compiled against it, as strictly as can be, the declarations
 * themselves with it: every event of every element under its own type, every property, and each entry that a page may take. A page's
 * types need no package that is not installed with ours.
 */

/** Words of a host's page: what it sets, and what it reads of events. */
const PAGE = `
import { noFilter, ActivationSubmitEvent, type AudienceColumn, type AudienceColumnKey, type AudienceSelection } from 'prospect-activation';
import type { CatalogFilter, CatalogSort, Leaving, StepChange, Submission } from 'prospect-activation';
import { StorageDraftStore, systemClock, type ActivationAdapter } from 'prospect-activation/adapter';
import { audienceId, destinationId, runId, type Destination, type WizardConfig, type WizardStep } from 'prospect-activation/domain';
import type { ExportPlan } from 'prospect-activation/export';
import { createRestAdapter } from 'prospect-activation/rest';

const adapter: ActivationAdapter = createRestAdapter({ baseUrl: '/api' });
export const provider = document.createElement('activation-provider');
Object.assign(provider, { adapter });
provider.adapter = adapter;
provider.draftStore = new StorageDraftStore(localStorage);
provider.clock = systemClock;
provider.link = true;

export const catalog = document.createElement('prospect-catalog');
catalog.filter = { ...noFilter, search: 'amazon' } satisfies CatalogFilter;
catalog.sort = 'name' satisfies CatalogSort;
catalog.addEventListener('catalog-filter-change', ({ detail }) => detail satisfies CatalogFilter);
catalog.addEventListener('destination-activate', ({ detail }) => detail satisfies Destination);

export const picker = document.createElement('prospect-audience-picker');
picker.columns = [{ key: 'name' as AudienceColumnKey } as AudienceColumn];
const kept: AudienceSelection = picker.selection;
picker.selection = kept;
picker.selectedAudienceIds = ['movers'];
picker.activatedAudienceIds = ['owners'];
picker.limit = undefined;
picker.adapter = undefined;
picker.addEventListener('audience-selection-change', ({ detail }) => (detail.kind === 'ids' ? detail.ids : detail.filter));
picker.addEventListener('audience-columns-change', ({ detail }) => detail satisfies readonly AudienceColumn[]);

export const wizard = document.createElement('activation-wizard');
wizard.step = 'audiences' as WizardStep;
wizard.config = {} satisfies WizardConfig;
wizard.addEventListener('activation-submit', (event) => {
  event.detail satisfies Submission;
  event.waitUntil(Promise.resolve(event instanceof ActivationSubmitEvent));
});
wizard.addEventListener('activation-step-change', ({ detail }) => detail satisfies StepChange);
wizard.addEventListener('activation-cancel', ({ detail }) => detail satisfies Leaving);
wizard.addEventListener('activation-created', ({ detail }) => detail.id);

export const form = document.createElement('connect-destination');
form.destination = undefined;
export const monitor = document.createElement('activation-monitor');
monitor.activationId = 'activation-1';

export const ids: Pick<ExportPlan, 'runId' | 'destinationId' | 'audienceId'> = {
  runId: runId('run-1'),
  destinationId: destinationId('amazon-s3'),
  audienceId: audienceId('movers'),
};
`;

/** @returns sentences; none where a host's compiler has nothing to say */
export async function hostTypeProblems(root) {
  const { name, dependencies, peerDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { modules } = JSON.parse(await readFile(join(root, 'dist/custom-elements.json'), 'utf8'));
  const elements = modules.flatMap(({ declarations }) => declarations.filter(({ tagName }) => tagName !== undefined));
  const files = {
    'page.ts': [PAGE, exportsOf(name, pageEntries)].join('\n'),
    'events.ts': listenersTo(elements.filter(isOurOwn), name),
    'element.ts': listenersToOne(name),
  };
  const peers = Object.keys(peerDependencies).filter((peer) => dependencies[peer] === undefined);
  const server = { 'server.ts': exportsOf(name, serverEntries) };
  return [
    ...['bundler', 'nodenext'].flatMap((resolution) =>
      problemsOf(programOf(files, resolution, root), { root, host: `page (${resolution})`, peers }),
    ),
    ...problemsOf(programOf(server, 'nodenext', root, onServer), { root, host: 'server', peers: [] }),
  ];
}

/** What a page may import. */
const pageEntries = ['', '/adapter', '/domain', '/rest', '/export', '/export/page', '/sources/rows', '/locales/fr'];

/** What a server may, whose compiler knows Node and no page. */
const serverEntries = [
  '/adapter',
  '/domain',
  '/rest',
  '/export',
  '/export/node',
  '/s3',
  '/sources',
  '/runner',
  '/server',
  '/contract',
];
const onServer = { lib: ['lib.es2022.d.ts'], types: ['node'] };

function exportsOf(name, entries) {
  return entries.map((entry, at) => `export * as entry${at} from '${name}${entry}';`).join('\n');
}

/** A listener to each event that the manifest names, which takes it for the type that the manifest says it has. */
function listenersTo(elements, name) {
  const events = elements.flatMap(({ tagName, events = [] }) => events.map((event) => ({ tagName, ...event })));
  const types = new Set(events.map(({ type }) => type.text).filter((type) => type !== 'Event'));
  return [
    `import type { ${[...types].join(', ')} } from '${name}';`,
    ...events.map(
      ({ tagName, name, type }) =>
        `document.createElement('${tagName}').addEventListener('${name}', (event) => event satisfies ${type.text});`,
    ),
  ].join('\n');
}

/** A page that embeds one element alone imports no more than it. */
function listenersToOne(name) {
  return `
import type { AudienceSelection } from '${name}/elements/prospect-audience-picker';
export const selections: AudienceSelection[] = [];
document
  .createElement('prospect-audience-picker')
  .addEventListener('audience-selection-change', ({ detail }) => selections.push(detail));
`;
}

/** The files are in no folder: they stand where the package finds itself by its own name. */
function programOf(files, resolution, root, surroundings = {}) {
  const isNode = resolution === 'nodenext';
  const options = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: isNode ? ts.ModuleKind.NodeNext : ts.ModuleKind.ESNext,
    moduleResolution: isNode ? ts.ModuleResolutionKind.NodeNext : ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    strict: true,
    // The declarations themselves are checked once, under the stricter resolution; TypeScript's own never.
    skipLibCheck: !isNode,
    skipDefaultLibCheck: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
    ...surroundings,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile: readText } = host;
  const textOf = (path) => files[relative(root, path)];
  host.fileExists = (path) => textOf(path) !== undefined || fileExists(path);
  host.readFile = (path) => textOf(path) ?? readText(path);
  host.getSourceFile = (path, language, ...rest) =>
    textOf(path) === undefined
      ? getSourceFile.call(host, path, language, ...rest)
      : ts.createSourceFile(path, textOf(path), language);
  return ts.createProgram(
    Object.keys(files).map((file) => join(root, file)),
    options,
    host,
  );
}

function problemsOf(program, { root, host, peers }) {
  const said = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const place = file && `${relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1}`;
    return `A host's ${host}, ${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
  const read = program.getSourceFiles().map(({ fileName }) => fileName);
  const needed = peers.filter((peer) => read.some((file) => file.includes(`/node_modules/${peer}/`)));
  return [...said, ...needed.map((peer) => `The types of a host's ${host} need the optional ${peer}.`)];
}
