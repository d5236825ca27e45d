import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'vite';
import { minifyTemplates } from '../../.config/minify-templates.js';

/** What the plugin makes of a module. */
async function minified(code: string): Promise<string> {
  const outputs = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'module',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith('module.js') ? '/module.js' : null),
        load: () => code,
      },
      minifyTemplates(),
    ],
    build: {
      write: false,
      minify: false,
      lib: { entry: 'module.js', formats: ['es'] },
      rolldownOptions: { external: ['lit'] },
    },
  });
  const [file] = [outputs].flat().flatMap((output) => ('output' in output ? output.output : []));
  return file?.type === 'chunk' ? file.code : '';
}

const templates = (body: string) => `import { css, html, svg } from 'lit'; export const made = ${body};`;

test('one blank stands for many in markup, and a no-break space stays', async () => {
  const code = await minified(templates('(x) => html`<p\n    class="a"\n  >\n    ${x}\u00a0 km\n  </p>`'));
  assert.match(code, /`<p class="a" > \$\{x\}\u00a0 km <\/p>`/);
});

test('markup within an expression is made smaller too', async () => {
  const code = await minified(templates('(x) => html`<b>${x ? svg`<path\n  d=""></path>` : 1}</b>`'));
  assert.match(code, /svg`<path d=""><\/path>`/);
});

test('a style sheet loses its layout and keeps what it says, fallbacks and escapes too', async () => {
  const code = await minified(
    templates(
      'css`\n  .a {\n    text-align: -webkit-match-parent;\n    text-align: match-parent;\n    color: light-dark(#ffffff, #000);\n  }\n\n  .b::before {\n    content: "\\\\201c\\\\5c";\n  }\n`',
    ),
  );
  assert.match(
    code,
    /`\.a\{text-align:-webkit-match-parent;text-align:match-parent;color:light-dark\(#fff,#000\)\}\.b:before\{content:"“\\\\\\\\"\}`/,
  );
});

test('expressions of a style sheet stay where they are, among rules and among declarations', async () => {
  const code = await minified(
    templates(
      '(one, two) => css`\n  ${one}\n\n  ${two}\n\n  .a {\n    color: red;\n    ${two}\n  }\n  .b { ${one} }\n`',
    ),
  );
  assert.match(code, /`\$\{one\}\$\{two\}\.a\{color:red;\$\{two\}\}\.b\{\$\{one\}\}`/);
});

test('an expression that would be lost, or a sheet that cannot be read, ends the build', async () => {
  await assert.rejects(
    minified(templates('(size) => css`.a { color: ${size}; }`')),
    /expression of a css template|css/,
  );
  await assert.rejects(minified(templates('css`.a { color: red; } }`')));
});
