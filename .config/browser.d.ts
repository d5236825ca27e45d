import type { LaunchOptions } from 'playwright-core';

/** Options to launch the browser that was found, and what it calls itself. */
export function findBrowser(
  environment?: Record<string, string | undefined>,
): Promise<LaunchOptions & { readonly name: string }>;
