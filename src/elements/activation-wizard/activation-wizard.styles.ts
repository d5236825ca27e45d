import { css } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { bannerStyles } from '../../ui/styles/banner.styles.ts';
import { buttonStyles } from '../../ui/styles/button.styles.ts';
import { cardStyles } from '../../ui/styles/card.styles.ts';
import { emptyStyles } from '../../ui/styles/empty.styles.ts';
import { footStyles } from '../../ui/styles/foot.styles.ts';
import { monogramStyles } from '../../ui/styles/monogram.styles.ts';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.ts';
import { statusStyles } from '../../ui/styles/status.styles.ts';
import { stepperStyles } from '../../ui/styles/stepper.styles.ts';

/** Title and steps above, one body, one foot that stays. The body scrolls with the page, so a host's own scroll is kept. */
const ownStyles = css`
  .pa-wizard {
    border: var(--pa-hairline) solid var(--pa-border);
    border-radius: var(--pa-radius-xl);
    background: var(--pa-canvas);
  }

  .pa-wizard-head {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--pa-space-2);
    padding: var(--pa-space-3) var(--pa-space-4);
    background: var(--pa-surface);
    border-block-end: var(--pa-hairline) solid var(--pa-border);
    border-start-start-radius: inherit;
    border-start-end-radius: inherit;
  }

  .pa-wizard-title {
    display: flex;
    align-items: center;
    gap: var(--pa-space-2);
    min-block-size: 2rem;
    min-inline-size: 0;
  }

  .pa-wizard-title > h1 {
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .pa-wizard-sub {
    white-space: nowrap;
  }

  .pa-wizard-body {
    padding: var(--pa-space-4);
    display: grid;
    gap: var(--pa-space-4);
    min-inline-size: 0;
    grid-template-columns: minmax(0, 1fr);
  }

  .pa-wizard > .pa-foot {
    padding-inline: var(--pa-space-4);
    border-end-start-radius: inherit;
    border-end-end-radius: inherit;
  }

  .pa-foot-note {
    display: inline-flex;
    align-items: center;
    gap: var(--pa-space-1);
    color: var(--pa-text-muted);
  }

  .pa-wizard-skeleton-row {
    display: grid;
    grid-template-columns: 2fr 1fr 1fr;
    gap: var(--pa-space-4);
    align-items: center;
    min-block-size: var(--pa-row-tall);
    padding-inline: var(--pa-space-4);
    border-block-end: var(--pa-hairline) solid var(--pa-border-muted);
  }

  .pa-wizard-skeleton-row:last-child {
    border-block-end: 0;
  }

  @container pa (inline-size < 44rem) {
    .pa-wizard-sub,
    .pa-draft {
      display: none;
    }

    .pa-wizard-title > h1 {
      white-space: normal;
    }

    .pa-step:not([data-state='current']) .pa-step-word {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .pa-steps {
      gap: var(--pa-space-1);
    }

    .pa-foot-note {
      order: -1;
      flex: 1 1 100%;
    }
  }

  @container pa (inline-size < 24rem) {
    .pa-steps {
      gap: 0;
    }

    .pa-foot .pa-buttons .pa-icon {
      display: none;
    }

    .pa-step:not(:last-child)::after {
      min-inline-size: 0.25rem;
    }

    .pa-step > :is(button, span) {
      padding-inline: 0.125rem;
    }
  }

  @container pa (inline-size >= 64rem) {
    .pa-wizard-head {
      padding-inline: var(--pa-space-6);
    }

    .pa-wizard-body {
      padding: var(--pa-space-5) var(--pa-space-6) var(--pa-space-6);
    }

    .pa-wizard > .pa-foot {
      padding-inline: var(--pa-space-6);
    }
  }
`;

/** All that the wizard is drawn with around its steps. */
export const activationWizardStyles = [
  ...baseStyles,
  bannerStyles,
  buttonStyles,
  cardStyles,
  emptyStyles,
  footStyles,
  monogramStyles,
  skeletonStyles,
  statusStyles,
  stepperStyles,
  ownStyles,
];
