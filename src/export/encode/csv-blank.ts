import type { BlankOutput } from '../../domain/file-format.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Writes what stands for an absent value or an empty text. */
export function blankWriter(output: BlankOutput): (out: ByteWriter) => void {
  switch (output) {
    case 'nothing':
      return () => undefined;
    case 'quotes':
      return (out) => out.writeAscii('""');
    case 'null':
      return (out) => out.writeAscii('null');
  }
}
