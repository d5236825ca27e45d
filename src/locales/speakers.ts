/** Whatever speaks on the page at the moment. */
export const speakers = new Set<{ requestUpdate(): void }>();

/** A language has arrived, or changed somewhere: who speaks another one now finds out. */
export function tellSpeakers(): void {
  for (const speaker of speakers) speaker.requestUpdate();
}
