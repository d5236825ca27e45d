/** The data of one SVG path, on a grid of 24 units. */
export type Glyph = string;

// Glyphs that stand in rows of long lists, apart from the others, so that rows need not wait for those. From Lucide, as most in `glyphs.ts`.

export const copy: Glyph =
  'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM4 16a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2';
export const arrowUp: Glyph = 'M5 12l7-7 7 7M12 19V5';
export const arrowDown: Glyph = 'M12 5v14M19 12l-7 7-7-7';
export const warning: Glyph =
  'M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01';
export const info: Glyph = 'M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM12 16v-4M12 8h.01';
