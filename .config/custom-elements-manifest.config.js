/** The manifest of the elements: their attributes, properties, events, slots and parts, for editors and Storybook. */
export default {
  globs: ['src/elements/**/*.ts', 'src/ui/**/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [readTagNames()],
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
