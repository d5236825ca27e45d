import litA11y from 'eslint-plugin-lit-a11y';

/**
 * The rules of eslint-plugin-lit-a11y, as oxlint can run them: they note what they found out about a file beside its source, where
 * oxlint lets nothing be noted.
 */
const rules = Object.fromEntries(
  Object.entries(litA11y.rules).map(([name, rule]) => [
    name,
    { ...rule, create: (context) => rule.create(withNotes(context)) },
  ]),
);

function withNotes(context) {
  const sourceCode = Object.create(context.sourceCode, { parserServices: { value: {} } });
  return Object.create(context, { sourceCode: { value: sourceCode } });
}

export default { meta: { name: 'lit-a11y' }, rules };
