import type { Plugin } from 'vite';

/** Vite plugin that takes the layout of the source out of Lit's templates. */
export function minifyTemplates(): Plugin;
