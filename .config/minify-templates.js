import { transform as minifyCss } from 'lightningcss';
import MagicString from 'magic-string';
import { parseAstAsync } from 'vite';

/**
 * Vite plugin: takes the layout of the source out of Lit's templates, which no JavaScript minifier looks into. `css` goes through
 * Lightning CSS, without targets, so that what is written is what is served; in `html` and `svg` each run of blanks becomes one, as a
 * browser would draw it.
 *
 * @returns {import('vite').Plugin}
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform: {
      filter: { id: { include: /\.[jt]s(?:$|\?)/, exclude: /\/node_modules\// }, code: /\b(?:css|html|svg)`/ },
      async handler(code, id) {
        const made = new MagicString(code);
        for (const { tag, parts } of templatesIn(await parseAstAsync(code))) {
          const smaller =
            tag === 'css'
              ? smallerCss(cookedOf(parts), id).map(asSource)
              : parts.map(({ value }) => smallerMarkup(value.raw));
          parts.forEach(({ start, end }, index) => {
            if (start < end) made.overwrite(start, end, smaller[index]);
          });
        }
        return made.hasChanged() ? { code: made.toString(), map: made.generateMap({ hires: true }) } : null;
      },
    },
  };
}

function* templatesIn(node) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'TaggedTemplateExpression' && ['css', 'html', 'svg'].includes(node.tag.name)) {
    yield { tag: node.tag.name, parts: node.quasi.quasis };
  }
  for (const value of Object.values(node)) yield* templatesIn(value);
}

function cookedOf(parts) {
  return parts.map(({ value }) => value.cooked);
}

/** While the sheet is read, something of its kind stands in for each expression: a declaration within a rule, else a rule. */
function smallerCss(texts, id) {
  const whole = texts.reduce((css, text, index) => {
    const isWithin = css.split('{').length > css.split('}').length;
    return `${css}${isWithin ? `--expression: ${index};` : `@expression ${index};`}${text}`;
  });
  const { code } = minifyCss({ filename: id, code: Buffer.from(whole), minify: true });
  const parts = code.toString().split(/--expression:\d+;?|@expression \d+;/);
  if (parts.length !== texts.length) throw new Error(`${id}: minifying loses an expression of a css template.`);
  return parts;
}

/** A no-break space is no layout, and stays. */
function smallerMarkup(text) {
  return text.replace(/[\t\n\f\r ]+/g, ' ');
}

/** Text as it is written between backticks. */
function asSource(text) {
  return text.replace(/[\\`]|\$(?=\{)/g, '\\$&');
}
