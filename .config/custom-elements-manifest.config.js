import { existsSync } from 'node:fs';

/** The manifest of the elements: their attributes, properties, events, slots and parts, for editors and Storybook. */
export default {
  globs: ['src/elements/**/*.ts', 'src/ui/**/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist',
  // It names the manifest already.
  packagejson: false,
  litelement: true,
  plugins: [readTagNames(), nameOnlyWhatIsPublished()],
};

/** The analyzer knows lit's own `@customElement`; ours is guarded against a second copy, and called `@defineElement`. */
function readTagNames() {
  return {
    name: 'read-tag-names',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isClassDeclaration(node)) return;
      const call = (ts.getDecorators(node) ?? [])
        .map(({ expression }) => expression)
        .find((expression) => ts.isCallExpression(expression) && expression.expression.getText() === 'defineElement');
      if (call === undefined) return;
      const tagName = call.arguments[0].text;
      const className = node.name.getText();
      Object.assign(
        moduleDoc.declarations.find(({ name }) => name === className),
        { tagName, customElement: true },
      );
      moduleDoc.exports.push({
        kind: 'custom-element-definition',
        name: tagName,
        declaration: { name: className, module: moduleDoc.path },
      });
    },
  };
}

/**
 * The analyzer names sources, which no host has, takes the first argument of any dispatched event for its name, and says "undefined"
 * once for the type and once for the question mark. Here modules are the files that a build has made, where there was one before;
 * events are those that the class's comment names, and members those that are public; and nothing is said twice, neither what a module
 * only passes on.
 */
function nameOnlyWhatIsPublished() {
  return {
    name: 'name-only-what-is-published',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const modules = published(manifest.modules);
      const isBuilt = modules.some(({ path }) => existsSync(path));
      manifest.modules = isBuilt ? modules.filter(({ path }) => existsSync(path)) : modules;
    },
  };
}

const isPublished = {
  events: ({ name, description }) => name !== undefined && description !== undefined,
  exports: ({ declaration }) => !declaration.module?.startsWith('.'),
  members: ({ privacy = 'public' }) => privacy === 'public',
};

function published(value, key) {
  if (Array.isArray(value)) return value.filter(isPublished[key] ?? (() => true)).map((item) => published(item));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, published(inner, name)]));
  if (typeof value !== 'string') return value;
  if (key === 'path' || key === 'module') return value.replace(/^\/?(src\/.*)\.ts$/, 'dist/$1.js');
  return key === 'text' ? value.replace(/( \| undefined)+$/, ' | undefined') : value;
}
