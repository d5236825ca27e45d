/** A page that was bundled and is served on loopback. */
export interface ServedPage {
  readonly address: string;
  /** By their paths: what is taken out is lost to the page. */
  readonly files: Map<string, { readonly type: string; readonly body: string | Buffer }>;
  close(): void;
}

/** Bundles and serves a page, whose script it knows by its name, with `.js`. */
export function servePage(paths: { readonly html: string; readonly script: string }): Promise<ServedPage>;
