/** What wrote a file, as its manifest says. The version is that of package.json. */
export const software = { name: 'prospect-activation', version: '0.1.0' } as const;
