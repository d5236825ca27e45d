import type { Decorator, Preview } from '@storybook/web-components-vite';
import { css, html, unsafeCSS, type CSSResult, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { useArgs } from 'storybook/preview-api';
import { densityTokens } from '../src/ui/tokens.ts';
import type { MockScenarioChangeEvent } from '../stories/mock-panel/mock-events.ts';

/** What a page around an element decides, in the order of the toolbar. */
interface Surroundings {
  readonly theme: 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  readonly direction: 'ltr' | 'rtl';
  readonly language: 'en' | 'fr';
  /** Pixels that a page leaves to an element. */
  readonly width: 'full' | '360' | '768';
  /** Whether the time of the mock backend is shown. */
  readonly time: 'shown' | 'hidden';
}

export const usualSurroundings: Surroundings = {
  theme: 'light',
  density: 'comfortable',
  direction: 'ltr',
  language: 'en',
  width: 'full',
  time: 'shown',
};

/** The choices of Storybook's toolbar. */
export const toolbar: NonNullable<Preview['globalTypes']> = {
  theme: choice('Theme', 'contrast', { light: 'Light', dark: 'Dark' }),
  density: choice('Density', 'menu', { comfortable: 'Comfortable', compact: 'Compact' }),
  direction: choice('Direction', 'transfer', { ltr: 'Left to right', rtl: 'Right to left' }),
  language: choice('Language', 'globe', { en: 'English', fr: 'Français' }),
  width: choice('Width', 'mobile', { full: 'All there is', '768': '768 px', '360': '360 px' }),
  time: choice('Time panel', 'timer', { shown: 'Time panel', hidden: 'No time panel' }),
};

/**
 * Puts a story into surroundings as a host would make them. A choice of the toolbar changes the stage alone: what a person has typed
 * into the element stays, and a new world comes with new arguments only.
 */
export const onStage: Decorator = (story, { args, globals }) => {
  const { theme, density, direction, language, width, time } = globals as Surroundings;
  const [, change] = useArgs();
  return html`<div
    class="stage"
    lang=${language}
    dir=${direction}
    data-theme=${theme}
    data-density=${density}
    data-width=${width}
    data-time=${time}
    @mock-scenario-change=${({ detail }: MockScenarioChangeEvent) =>
      // Storybook keeps arguments in its address where they are made of letters, digits, blanks and hyphens.
      change({ scenario: detail.scenario.join(' '), seed: detail.seed })}
  >
    ${guard(Object.values(args), () => story() as TemplateResult)}
  </div>`;
};

const stageStyles = css`
  .stage {
    box-sizing: border-box;
    padding: 24px;
    background: var(--pa-canvas);
    color: var(--pa-text);
    font-family: system-ui, sans-serif;
  }

  .sb-main-fullscreen .stage {
    min-block-size: 100vh;
  }

  .stage[data-theme='light'] {
    color-scheme: light;
  }

  .stage[data-theme='dark'] {
    color-scheme: dark;
  }

  .stage[data-width='360'] {
    inline-size: 360px;
    padding: 16px;
  }

  .stage[data-width='768'] {
    inline-size: 768px;
  }

  .world {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    align-content: start;
  }

  .stage[data-time='hidden'] mock-panel,
  .sbdocs mock-panel {
    display: none;
  }
`;

for (const { styleSheet } of [stageStyles, ...densityStyles()]) {
  if (styleSheet !== undefined) document.adoptedStyleSheets.push(styleSheet);
}

/** A host sets the tokens of a density on whatever is around the elements. */
function densityStyles(): readonly CSSResult[] {
  return Object.entries(densityTokens).map(([density, tokens]) => {
    const declarations = Object.entries(tokens).map(([name, value]) => `${name}: ${value};`);
    return unsafeCSS(`.stage[data-density='${density}'] { ${declarations.join(' ')} }`);
  });
}

function choice<Value extends string>(
  title: string,
  icon: 'contrast' | 'globe' | 'menu' | 'mobile' | 'timer' | 'transfer',
  titles: Readonly<Record<Value, string>>,
) {
  const items = Object.entries<string>(titles).map(([value, itemTitle]) => ({ value, title: itemTitle }));
  return { description: title, toolbar: { title, icon, items, dynamicTitle: true } };
}
