import { css } from 'lit';

/** The monitor on paper, which does not scroll: the list of activations is whole, and a run stands on one page. */
export const monitorPrintStyles = css`
  @media print {
    .pa-mon-list {
      max-block-size: none;
      background: none;
    }

    .pa-run {
      break-inside: avoid-page;
    }
  }
`;
