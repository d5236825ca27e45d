import type { ActivationAdapter } from '../../src/adapter/activation-adapter.ts';
import { parseInput } from '../../src/adapter/parse.ts';
import { audienceQuerySchema } from '../../src/domain/audience.ts';
import type { MockCore } from './core.ts';
import { rowOf } from './page-of.ts';

type AudienceMethods = Pick<ActivationAdapter, 'listAudiences'>;

export function audienceMethods(core: MockCore): AudienceMethods {
  return {
    listAudiences: async (value) => {
      const { filter, sort, limit, from } = parseInput(audienceQuerySchema, value);
      const position =
        from === undefined ? 0 : from.kind === 'position' ? from.position : rowOf(from.cursor, 'from.cursor');
      return core.world.audiences.page({ filter, sort, limit, position }, core.now());
    },
  };
}
