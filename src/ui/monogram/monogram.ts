import { html, nothing, svg, type TemplateResult } from 'lit';

interface Mark {
  readonly hue: 1 | 2 | 3 | 4 | 5 | 6;
  /** Paths on a grid of 24 units. */
  readonly paths: string;
}

/** Plain shapes for the stores that everyone knows, by their name in lower-case letters and digits. Never a company's logo. */
const marks: Readonly<Record<string, Mark>> = {
  amazons3: { hue: 1, paths: 'M5 8l2 11h10l2-11M5 7.5a7 2.5 0 1 0 14 0a7 2.5 0 1 0 -14 0zM7 14.25h10' },
  googlecloudstorage: { hue: 3, paths: 'M12 4l7 4v8l-7 4-7-4V8zM12 4v16M5 8l14 8' },
  azureblobstorage: {
    hue: 2,
    paths:
      'M6 5h12a1.5 1.5 0 0 1 1.5 1.5v2.5a1.5 1.5 0 0 1 -1.5 1.5h-12a1.5 1.5 0 0 1 -1.5 -1.5v-2.5a1.5 1.5 0 0 1 1.5 -1.5zM6 13.5h12a1.5 1.5 0 0 1 1.5 1.5v2.5a1.5 1.5 0 0 1 -1.5 1.5h-12a1.5 1.5 0 0 1 -1.5 -1.5v-2.5a1.5 1.5 0 0 1 1.5 -1.5zM8 7.75h.1M8 16.25h.1',
  },
  azuredatalakestoragegen2: { hue: 2, paths: 'M12 4l7.5 4-7.5 4-7.5-4zM4.5 12l7.5 4 7.5-4M4.5 16l7.5 4 7.5-4' },
  sftp: { hue: 6, paths: 'M4.5 7h15v10h-15zM8 10.5l2.25 1.75L8 14M12.5 14.25h3.5' },
  datalandingzone: {
    hue: 4,
    paths: 'M4.5 12a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0zM9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0zM12 2.5v4M12 17.5v4',
  },
  s3compatiblestorage: {
    hue: 5,
    paths: 'M5 5h6v6h-6zM13 5h6v6h-6zM5 13h6v6h-6zM13 16a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z',
  },
};

const HUES = 5;

/**
 * A quiet tile by which an eye finds a destination again: its shape where it is well known, else its initials. Hidden from readers,
 * as the name stands beside it. Needs `monogramStyles`.
 */
export function monogram(name: string, { size }: { readonly size?: 'sm' } = {}): TemplateResult {
  const mark = marks[name.toLowerCase().replace(/[^a-z0-9]/g, '')];
  const hue = mark?.hue ?? (hash(name) % HUES) + 1;
  return html`<span class="pa-monogram" data-hue=${hue} data-size=${size ?? nothing} aria-hidden="true"
    >${mark === undefined ? initials(name) : html`<svg viewBox="0 0 24 24">${svg`<path d=${mark.paths}></path>`}</svg>`}</span
  >`;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
