/**
 * Command `accessibility-tree` for tests in a browser: what Chromium tells assistive technology of the page, in order, each with its role,
 * its name and what else is known of it.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function accessibilityTree() {
  return {
    name: 'accessibility-tree',
    async executeCommand({ command, session }) {
      if (command !== 'accessibility-tree') return undefined;
      const page = session.browser.getPage(session.id);
      const devtools = await page.context().newCDPSession(page);
      const { nodes } = await devtools.send('Accessibility.getFullAXTree');
      await devtools.detach();
      return nodes
        .filter(({ ignored }) => !ignored)
        .map(({ role, name, properties = [] }) => ({
          role: role?.value,
          name: name?.value ?? '',
          ...Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
        }));
    },
  };
}
