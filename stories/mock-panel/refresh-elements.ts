/** Lets every element of the kit within a place read again what it shows: after time was moved, audiences are other ones. */
export function refreshElements(place: ParentNode): void {
  for (const element of place.querySelectorAll<Refreshable>(REFRESHABLE)) {
    if (element.closest('[hidden]') === null) element.refresh();
  }
}

type Refreshable = HTMLElement & { refresh(): void };

const REFRESHABLE = 'prospect-catalog, prospect-audience-picker, activation-monitor';
