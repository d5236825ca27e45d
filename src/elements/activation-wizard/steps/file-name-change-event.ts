import type { FileNameTemplate } from '../../../domain/file-name.ts';

/** The template was changed in the editor of file names. It stays inside the wizard. */
export class FileNameChangeEvent extends CustomEvent<FileNameTemplate> {
  static readonly type = 'file-name-change';

  constructor(template: FileNameTemplate) {
    super(FileNameChangeEvent.type, { detail: template });
  }
}

declare global {
  interface HTMLElementEventMap {
    'file-name-change': FileNameChangeEvent;
  }
}
