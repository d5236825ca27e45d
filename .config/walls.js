/**
 * The walls between the rooms, as the arrows of the architecture draw them; dependency-cruiser keeps them.
 * A type-only import is an arrow like any other.
 */

/** Which other rooms each room of src/ may know. */
const ARROWS = {
  domain: [],
  // Where the English of a sentence is the domain's own, English takes it over.
  locales: ['domain'],
  adapter: ['domain'],
  ui: ['locales', 'domain'],
  elements: ['adapter', 'domain', 'ui', 'locales'],
  rest: ['adapter', 'domain'],
  export: ['domain'],
  s3: ['export', 'adapter', 'domain'],
  sources: ['export', 'domain'],
  runner: ['adapter', 'domain'],
  server: ['rest', 'runner', 's3', 'sources', 'export', 'adapter', 'domain'],
};

const ANY_ROOM = '^(src|mocks|stories|test)/';

/** The mock's preview must be the very bytes that an export would write, so it shares the engine's encoders. */
const ENCODERS = '^src/export/(encode/|batch\\.ts$)';

/** What a page that embeds the elements with the REST client never downloads. */
const HEAVY = '(^|/)node_modules/(@aws-sdk|@smithy|@duckdb|@faker-js|@hono|hono|msw)/';

const roomRules = Object.entries(ARROWS).map(([room, known]) => ({
  name: `${room}-knows-only-${known.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: ANY_ROOM, pathNot: `^src/(${[room, ...known].join('|')})/` },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'mocks-know-only-rest-adapter-domain-and-the-encoders',
      severity: 'error',
      from: { path: '^mocks/' },
      to: { path: ANY_ROOM, pathNot: ['^(mocks|src/(rest|adapter|domain))/', ENCODERS] },
    },
    {
      name: 'src-never-knows-mocks-stories-or-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(mocks|stories|test)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'a-page-stays-light',
      comment:
        'Directly or through others: the AWS SDK, DuckDB, Hono, MSW and Faker are for servers, workers and tests.',
      severity: 'error',
      from: { path: '^src/(domain|adapter|rest|elements|ui|locales)/' },
      to: { path: HEAVY, reachable: true },
    },
    {
      name: 'hono-only-in-server',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/server/' },
      to: { path: '(^|/)node_modules/(hono|@hono)/' },
    },
    {
      name: 'node-only-where-node-runs',
      comment: 'The export engine and the S3 adapter run in a page too: what needs Node stands in their node/ folders.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(server|sources)/', '^src/(export|s3|runner)/node/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'src-needs-only-what-a-host-installs',
      comment: 'A package that is only a devDependency is not there on the machine of a host.',
      severity: 'error',
      from: { path: '^(src|mocks)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm', 'npm-peer'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { path: '^(src|mocks)/', orphan: true },
      to: {},
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      // a query asks Vite for the file's address or text
      to: { couldNotResolve: true, pathNot: '\\?' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'module', 'browser', 'node', 'default'],
      extensions: ['.ts', '.js', '.d.ts', '.json'],
    },
  },
};
