import type { Destination } from '../../domain/destination.ts';

/** A view may not be defined yet: then it has none of its methods. */
interface View extends HTMLElement {
  readonly updateComplete?: Promise<boolean>;
  refresh?(): void;
  focusHeading?(): void;
}

/** The tags that take turns, and what each of them is told when it is shown. */
interface Views {
  'prospect-catalog': View;
  'connect-destination': View & { destination?: Destination | undefined };
  'activation-wizard': View & { destination?: Destination | undefined; activationId?: string | undefined };
  'activation-monitor': View & { destination?: Destination | undefined; activationId?: string | undefined };
}

/** Where an event came from; asked for while it is on its way. The wizard holds a form of its own and goes on by itself. */
interface Origin {
  readonly isInWizard: boolean;
}

const tags: readonly (keyof Views)[] = [
  'prospect-catalog',
  'connect-destination',
  'activation-wizard',
  'activation-monitor',
];

/**
 * Makes the elements inside a provider lead to each other while it says that they do: each event that nobody has cancelled shows the
 * element that goes on from there, with the focus on its heading, and hides the others. Elements that are not there are not missed.
 */
export function linkViews(provider: HTMLElement, options: { readonly isLinked: () => boolean }): void {
  /** Where to go back to when the wizard is left. */
  let wizardBeganIn: keyof Views = 'prospect-catalog';

  const show = <Tag extends keyof Views>(tag: Tag, tell?: (view: Views[Tag]) => void): void => {
    const shown = provider.querySelector<Views[Tag]>(tag);
    if (shown === null) return;
    for (const other of tags)
      for (const view of provider.querySelectorAll<HTMLElement>(other)) view.hidden = view !== shown;
    tell?.(shown);
    void focusHeading(shown);
  };

  /** Decided when the event has gone all its way, so that a host further out can still cancel it. */
  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    go: (event: HTMLElementEventMap[Type], origin: Origin) => void,
  ): void => {
    provider.addEventListener(type, (event) => {
      const origin = { isInWizard: isInsideOf(event, 'activation-wizard') };
      queueMicrotask(() => {
        if (options.isLinked() && !event.defaultPrevented) go(event, origin);
      });
    });
  };

  on('destination-activate', ({ detail: destination }) => {
    wizardBeganIn = 'prospect-catalog';
    show('activation-wizard', (wizard) => {
      wizard.activationId = undefined;
      wizard.destination = destination;
    });
  });
  on('destination-set-up', ({ detail: destination }) =>
    show('connect-destination', (form) => (form.destination = destination)),
  );
  on('destination-view', ({ detail: destination }) =>
    show('activation-monitor', (view) => {
      view.destination = destination;
      view.refresh?.();
    }),
  );
  on('connection-saved', (_event, { isInWizard }) => {
    if (!isInWizard) show('prospect-catalog', (view) => view.refresh?.());
  });
  on('connect-cancel', (_event, { isInWizard }) => {
    if (!isInWizard) show('prospect-catalog');
  });
  on('activation-edit', ({ detail: activation }) => {
    wizardBeganIn = 'activation-monitor';
    show('activation-wizard', (wizard) => (wizard.activationId = activation.id));
  });
  on('activation-view', ({ detail: activation }) =>
    show('activation-monitor', (view) => {
      view.destination = undefined;
      view.activationId = activation.id;
      view.refresh?.();
    }),
  );
  on('activation-cancel', () => show(wizardBeganIn));
  on('activation-leave', () => show('prospect-catalog', (view) => view.refresh?.()));
  on('activation-new', () => show('prospect-catalog'));
}

/** What had the focus is hidden now; without this it would be lost to the page. */
async function focusHeading(view: View): Promise<void> {
  await view.updateComplete;
  view.focusHeading?.();
}

function isInsideOf(event: Event, tag: keyof Views): boolean {
  return event.composedPath().some((target) => target instanceof HTMLElement && target.localName === tag);
}
