import { inOurTokens, type folderTokens } from '../../domain/s3-rules.ts';

type FolderToken = (typeof folderTokens)[number];

export function hasFolderToken(folder: string, token: FolderToken): boolean {
  return segmentsOf(folder).includes(token);
}

/** Tokens are allowed as the last segments only, so that is where it goes. */
export function withFolderToken(folder: string, token: FolderToken): string {
  return [...segmentsOf(folder), token].join('/');
}

export function withoutFolderToken(folder: string, token: FolderToken): string {
  return segmentsOf(folder)
    .filter((segment) => segment !== token)
    .join('/');
}

function segmentsOf(folder: string): readonly string[] {
  const path = inOurTokens(folder).trim().replace(/\/+$/, '');
  return path === '' ? [] : path.split('/');
}
