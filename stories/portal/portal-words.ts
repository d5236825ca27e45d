/** Words of the portal itself; those of the elements come with the kit. */
const english = {
  title: 'Larkfield portal',
  backend: 'Backend',
  real: 'Real export',
  mock: 'Mock backend',
  settings: 'Settings',
  language: 'Language',
  theme: 'Theme',
  asTheSystem: 'As the system',
  light: 'Light',
  dark: 'Dark',
  density: 'Density',
  comfortable: 'Comfortable',
  compact: 'Compact',
  direction: 'Direction',
  ltr: 'Left to right',
  rtl: 'Right to left',
  signedIn: 'Signed in as Lena Kirsch',
  main: 'Main',
  destinations: 'Destinations',
  activations: 'Activations',
  audiences: 'Audiences',
  foot: 'Larkfield is a made-up portal. Everything between its edges is the kit, embedded by plain tags.',
  noDestinations: 'The destination could not be shown',
  noSuchDestination: 'There is no such destination. Choose another one under Destinations.',
  retry: 'Try again',
  noMock: 'The mock backend could not be started: this browser allows no service worker here.',
} as const;

const french: Readonly<Record<PortalWord, string>> = {
  title: 'Portail Larkfield',
  backend: 'Service',
  real: 'Exportation réelle',
  mock: 'Service simulé',
  settings: 'Réglages',
  language: 'Langue',
  theme: 'Thème',
  asTheSystem: 'Comme le système',
  light: 'Clair',
  dark: 'Sombre',
  density: 'Densité',
  comfortable: 'Aérée',
  compact: 'Compacte',
  direction: 'Sens',
  ltr: 'De gauche à droite',
  rtl: 'De droite à gauche',
  signedIn: 'Connectée : Lena Kirsch',
  main: 'Navigation principale',
  destinations: 'Destinations',
  activations: 'Activations',
  audiences: 'Audiences',
  foot: 'Larkfield est un portail inventé. Tout ce qui se trouve entre ses bords est le kit, intégré par de simples balises.',
  noDestinations: 'La destination n’a pas pu être affichée',
  noSuchDestination: 'Cette destination n’existe pas. Choisissez-en une autre sous Destinations.',
  retry: 'Réessayer',
  noMock: 'Le service simulé n’a pas pu démarrer : ce navigateur n’autorise pas de service worker ici.',
};

export type PortalWord = keyof typeof english;

export function portalWord(language: string, word: PortalWord): string {
  return (language === 'fr' ? french : english)[word];
}

/** Puts the words of a language where the page marks them: `data-word` for a text, `data-word-label` for an accessible name. */
export function speak(page: Document, language: string): void {
  page.documentElement.lang = language;
  page.title = portalWord(language, 'title');
  for (const place of page.querySelectorAll<HTMLElement>('[data-word]')) {
    place.textContent = portalWord(language, place.dataset['word'] as PortalWord);
  }
  for (const place of page.querySelectorAll<HTMLElement>('[data-word-label]')) {
    place.setAttribute('aria-label', portalWord(language, place.dataset['wordLabel'] as PortalWord));
  }
}
