/** The text of a node as a person reads it. */
export function words(node: Element | null | undefined): string {
  return node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

/** The button, in this root, whose words or name begin so. */
export function buttonNamed(root: ParentNode, label: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((button) =>
    (button.ariaLabel ?? words(button)).startsWith(label),
  );
  if (found === undefined) throw new Error(`There is no button "${label}".`);
  return found;
}
