import { html, type TemplateResult } from 'lit';
import { folderTokens, inOurTokens } from '../../domain/s3-rules.ts';
import { check, plus } from '../../ui/icons/glyphs.ts';
import { icon } from '../../ui/icons/icon.ts';
import { textField, type SectionContext } from './form-controls.ts';
import { hasFolderToken, withFolderToken, withoutFolderToken } from './folder-tokens.ts';

/** The folder as it is typed, and its tokens to put at the end or to take away. */
export function folderField(context: SectionContext): TemplateResult {
  const { words, form } = context;
  const example = inOurTokens(form.folder)
    .replace('%AUDIENCE_NAME%', words.term('exampleAudience'))
    .replace('%AUDIENCE_ID%', 'c4e82c6e');
  return textField(context, {
    name: 'folder',
    label: words.term('folder'),
    mono: true,
    optional: true,
    help: example === form.folder ? words.term('folderHelp') : words.term('folderExample', `${example}/`),
    withInput: (input) =>
      html`${input}
        <div class="pa-folder-tokens" role="group" aria-label=${words.term('folderTokens')}>
          ${folderTokens.map((token) => tokenButton(context, token))}
        </div>`,
  });
}

function tokenButton(
  { words, form: { folder }, onChange }: SectionContext,
  token: (typeof folderTokens)[number],
): TemplateResult {
  const isThere = hasFolderToken(folder, token);
  return html`<button
    class="pa-folder-token"
    type="button"
    title=${token}
    aria-pressed=${isThere}
    @click=${() => onChange({ folder: isThere ? withoutFolderToken(folder, token) : withFolderToken(folder, token) })}
  >
    ${icon(isThere ? check : plus, { size: 'sm' })}${words.term(`folderToken.${token}`)}
  </button>`;
}
