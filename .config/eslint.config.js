import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

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

const browserSyntax = ['error', ...unsafeSyntax];

export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist/', 'coverage/', 'storybook-static/', '.demo/', '.cache/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.js'],
    extends: [
      tseslint.configs.recommendedTypeChecked,
      lit.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      {
        plugins: { 'lit-a11y': litA11y },
        // A modal dialog puts the first focus on its harmless button; autofocus is how the platform is told.
        rules: { ...litA11y.configs.recommended.rules, 'lit-a11y/no-autofocus': 'off' },
      },
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: new URL('..', import.meta.url).pathname },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 400],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'off',
      'no-console': 'error',
      'no-restricted-syntax': browserSyntax,
      'no-restricted-imports': ['error', { paths: unsafeImports, patterns: [extensionlessImports] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-implied-eval': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // An implementation of an asynchronous contract may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      'lit/ban-attributes': ['error', 'style'],
      'lit/no-invalid-escape-sequences': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/prefer-nothing': 'error',
      // It does not know that a native checkbox tells its state by itself; axe, which does, runs in the element tests.
      'lit-a11y/role-has-required-aria-attrs': 'off',
      // LitElement has every lifecycle callback: there is nothing to guard against.
      'wc/guard-super-call': 'off',
    },
  },
  {
    // lit calls listeners with their host as `this`.
    files: ['src/elements/**/*.ts', 'src/ui/**/*.ts', 'stories/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['src/elements/**/*.ts', 'src/ui/**/*.ts'],
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
  { files: ['src/locales/**/*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['src/domain/**/*.ts', 'mocks/**/*.ts'],
    rules: {
      'no-restricted-syntax': [...browserSyntax, ...realClock],
      'no-restricted-globals': ['error', ...realClockGlobals],
    },
  },
  {
    files: ['mocks/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [...unsafeImports, ...realClockImports],
          patterns: [
            extensionlessImports,
            { regex: '/adapter/clock\\.ts$', importNames: ['systemClock'], message: ASK_THE_CLOCK },
          ],
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [...browserSyntax, hooksOfAll],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // chai asserts by reading properties
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
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
  { files: ['stories/**/*.ts', 'test/**/*.ts', 'src/server/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked], rules: { 'no-console': 'off' } },
);
