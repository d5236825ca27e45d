import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { fileURLToPath } from 'node:url';

/** Patterns of files count from the folder of this file otherwise. */
const within = (pattern) => fileURLToPath(new URL(`../${pattern}`, import.meta.url));

/** What a strict content security policy forbids, and what would let text become markup. */
const unsafeSyntax = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    message: 'Text must never become markup: render with lit templates.',
  },
  {
    selector: 'MemberExpression[object.name="document"][property.name=/^writeln?$/]',
    message: 'Text must never become markup: render with lit templates.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name="html"] TemplateElement[value.raw=/\\sstyle=/]',
    message: 'Inline styles break a strict CSP: use the stylesheet, or element.style.setProperty for computed values.',
  },
];

const ASK_THE_CLOCK = 'Take the time as an argument, or ask the Clock.';
const SLEEP_ON_THE_CLOCK = 'Wait with Clock.sleep, so that tests can move the time.';
const SEEDED = 'Take randomness as an argument: the same seed must give the same bytes.';

/** Rules get the time as an argument, and the mock backend has a clock that tests move: neither looks at the wall. */
const realClock = [
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: ASK_THE_CLOCK },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: ASK_THE_CLOCK },
  { selector: 'CallExpression[callee.name="Date"]', message: ASK_THE_CLOCK },
  { selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]', message: ASK_THE_CLOCK },
  {
    selector: 'MemberExpression[object.name=/^(globalThis|window|self)$/][property.name=/^(Date|performance)$/]',
    message: ASK_THE_CLOCK,
  },
  {
    selector:
      'MemberExpression[object.name=/^(globalThis|window|self)$/][property.name=/^(set(Timeout|Interval|Immediate)|request(AnimationFrame|IdleCallback))$/]',
    message: SLEEP_ON_THE_CLOCK,
  },
  { selector: 'MemberExpression[object.name="AbortSignal"][property.name="timeout"]', message: SLEEP_ON_THE_CLOCK },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: SEEDED },
  {
    selector: 'MemberExpression[object.name="crypto"][property.name=/^(randomUUID|getRandomValues)$/]',
    message: SEEDED,
  },
];

/** Test files of a room share a process, where such a hook runs around the tests of every file. */
const hooksOfAll = {
  selector: 'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)Each$/]',
  message: 'Call it within a describe: outside it would run around the tests of other files too.',
};

const realClockGlobals = [
  { name: 'performance', message: ASK_THE_CLOCK },
  ...['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'requestIdleCallback'].map((name) => ({
    name,
    message: SLEEP_ON_THE_CLOCK,
  })),
];

const realClockImports = ['node:timers', 'node:timers/promises', 'node:perf_hooks', 'timers', 'timers/promises'].map(
  (name) => ({ name, message: SLEEP_ON_THE_CLOCK }),
);

const unsafeImports = [
  {
    name: 'lit/directives/style-map.js',
    message: 'Inline styles break a strict CSP: use the stylesheet, or element.style.setProperty.',
  },
  { name: 'lit/directives/unsafe-html.js', message: 'Text must never become markup.' },
  { name: 'lit/directives/unsafe-svg.js', message: 'Text must never become markup.' },
];

const extensionlessImports = {
  regex: '^\\.{1,2}/(?!.*\\.(ts|js|mjs|json)(\\?.*)?$)',
  message: 'Name the file with its extension, as Node and browsers want it.',
};

/** Beside what is wrong in any case, which the category `correctness` holds. */
const scriptRules = {
  eqeqeq: 'error',
  'max-lines': ['error', 400],
  'no-array-constructor': 'error',
  'no-console': 'error',
  // Names and texts that come from outside are searched for exactly those.
  'no-control-regex': 'off',
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
  'no-var': 'error',
  'prefer-const': 'error',
  'prefer-rest-params': 'error',
  'prefer-spread': 'error',
  'typescript/ban-ts-comment': 'error',
  'typescript/consistent-type-imports': 'error',
  'typescript/no-empty-object-type': 'error',
  'typescript/no-explicit-any': 'error',
  'typescript/no-namespace': 'error',
  'typescript/no-non-null-assertion': 'error',
  'typescript/no-require-imports': 'error',
  'typescript/no-unnecessary-type-constraint': 'error',
  'typescript/no-unsafe-function-type': 'error',
};

/** What only types tell. */
const typedRules = {
  'typescript/no-implied-eval': 'error',
  'typescript/no-misused-promises': 'error',
  // Of a text it gives the code points, which is what is meant.
  'typescript/no-misused-spread': ['error', { allow: ['string'] }],
  'typescript/no-unnecessary-type-assertion': 'error',
  'typescript/no-unsafe-argument': 'error',
  'typescript/no-unsafe-assignment': 'error',
  'typescript/no-unsafe-call': 'error',
  'typescript/no-unsafe-enum-comparison': 'error',
  'typescript/no-unsafe-member-access': 'error',
  'typescript/no-unsafe-return': 'error',
  'typescript/only-throw-error': 'error',
  'typescript/prefer-promise-reject-errors': 'error',
  'typescript/prefer-readonly': 'error',
  'typescript/restrict-plus-operands': 'error',
  'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
  'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  'typescript/unbound-method': 'error',
};

const elementRules = {
  ...lit.configs['flat/recommended'].rules,
  ...wc.configs['flat/best-practice'].rules,
  ...litA11y.configs.recommended.rules,
  'lit/ban-attributes': ['error', 'style'],
  'lit/no-invalid-escape-sequences': 'error',
  'lit/no-native-attributes': 'error',
  'lit/no-this-assign-in-render': 'error',
  'lit/no-useless-template-literals': 'error',
  'lit/prefer-nothing': 'error',
  // A modal dialog puts the first focus on its harmless button; autofocus is how the platform is told.
  'lit-a11y/no-autofocus': 'off',
  // It does not know that a native checkbox tells its state by itself; axe, which does, runs in the element tests.
  'lit-a11y/role-has-required-aria-attrs': 'off',
  // LitElement has every lifecycle callback: there is nothing to guard against.
  'wc/guard-super-call': 'off',
};

/** Rules of ESLint itself, where those of oxlint can less. */
const syntax = (...restrictions) => ({ 'eslint-js/no-restricted-syntax': ['error', ...unsafeSyntax, ...restrictions] });
const imports = ({ paths = [], patterns = [] } = {}) => ({
  'eslint-js/no-restricted-imports': [
    'error',
    { paths: [...unsafeImports, ...paths], patterns: [extensionlessImports, ...patterns] },
  ],
});

const off = (rules) => Object.fromEntries(Object.keys(rules).map((name) => [name, 'off']));

export default {
  ignorePatterns: ['dist/', 'coverage/', 'storybook-static/', '.demo/', '.cache/', '**/*.d.ts'],
  plugins: ['typescript'],
  jsPlugins: [
    'eslint-plugin-lit',
    'eslint-plugin-wc',
    './accessible-markup.js',
    { name: 'eslint-js', specifier: 'oxlint-plugin-eslint' },
  ],
  options: { typeAware: true, typeCheck: true, reportUnusedDisableDirectives: 'error' },
  categories: { correctness: 'error' },
  rules: { ...scriptRules, ...typedRules, ...elementRules, ...syntax(), ...imports() },
  overrides: [
    {
      // lit calls listeners with their host as `this`.
      files: [within('src/elements/**/*.ts'), within('src/ui/**/*.ts'), within('stories/**/*.ts')],
      rules: { 'typescript/unbound-method': 'off' },
    },
    {
      files: [within('src/elements/**/*.ts'), within('src/ui/**/*.ts')],
      rules: {
        'no-restricted-globals': [
          'error',
          ...['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'].map((name) => ({
            name,
            message: 'Elements ask their adapter.',
          })),
          ...['localStorage', 'sessionStorage', 'indexedDB'].map((name) => ({
            name,
            message: 'Elements keep drafts in the DraftStore of the host.',
          })),
        ],
      },
    },
    // Words, however many an element has.
    { files: [within('src/locales/**/*.ts')], rules: { 'max-lines': 'off' } },
    {
      files: [within('src/domain/**/*.ts'), within('mocks/**/*.ts')],
      rules: { ...syntax(...realClock), 'no-restricted-globals': ['error', ...realClockGlobals] },
    },
    {
      files: [within('mocks/**/*.ts')],
      rules: imports({
        paths: realClockImports,
        patterns: [{ regex: '/adapter/clock\\.ts$', importNames: ['systemClock'], message: ASK_THE_CLOCK }],
      }),
    },
    {
      files: [within('test/**/*.ts')],
      rules: {
        ...syntax(hooksOfAll),
        'typescript/no-non-null-assertion': 'off',
        // What no number holds is what some tests are about.
        'no-loss-of-precision': 'off',
        // chai asserts by reading properties.
        'no-unused-expressions': 'off',
        // Errors are compared by what they hold.
        'typescript/no-misused-spread': 'off',
        'typescript/no-floating-promises': [
          'error',
          {
            allowForKnownSafeCalls: [
              // equal() of chai is typed as a promise by @open-wc/semantic-dom-diff, and is none.
              { from: 'package', package: '@open-wc/semantic-dom-diff', name: 'Equal' },
              {
                from: 'package',
                package: 'node:test',
                name: ['after', 'afterEach', 'before', 'beforeEach', 'describe', 'it', 'suite', 'test'],
              },
            ],
          },
        ],
      },
    },
    {
      files: [within('stories/**/*.ts'), within('test/**/*.ts'), within('src/server/**/*.ts')],
      rules: { 'no-console': 'off' },
    },
    {
      // No types are written in them.
      files: ['**/*.js'],
      rules: {
        ...off(typedRules),
        'no-console': 'off',
        'typescript/no-floating-promises': 'off',
        'typescript/require-array-sort-compare': 'off',
      },
    },
  ],
};
