/** Registers tokens on the document, with their defaults as initial values. Why so, `tokens.styles.ts` tells. */
export function registerTokens(defaults: Readonly<Record<string, string>>): void {
  if (typeof CSS === 'undefined' || !('registerProperty' in CSS)) return;
  for (const [name, initialValue] of Object.entries(defaults)) {
    try {
      CSS.registerProperty({ name, syntax: '*', inherits: true, initialValue });
    } catch (error) {
      // Another copy of the kit on the page was here first.
      if (!(error instanceof DOMException && error.name === 'InvalidModificationError')) throw error;
    }
  }
}
