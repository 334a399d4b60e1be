import type { ConsultationLog } from '../../consultation/records.ts';
import { read, type Store } from '../store.ts';
import { DEAD, TO_DO_TURNS, UNSENT } from '../unsettled.ts';

/** For /metrics. The first two count whole tables (an index each; 1 ms per 100,000 rows), the others small partial indexes. */
export function stats(store: Store): ReturnType<ConsultationLog['stats']> {
  return read(store, async (db) => {
    const row = await db
      .selectNoFrom((eb) => {
        const count = eb.fn.countAll<number>().as('n');
        return [
          eb
            .selectFrom('residents')
            .select(count)
            .where('channel', 'not in', ['console', 'telegram-topic'])
            .as('residents'),
          eb.selectFrom('consultations').select(count).as('consultations'),
          eb.selectFrom('turns').select(count).where('state', 'in', TO_DO_TURNS).as('turnsPending'),
          eb.selectFrom('outbox').select(count).where('state', 'in', UNSENT).as('outboxPending'),
          eb.selectFrom('outbox').select(count).where('state', '=', DEAD).as('outboxDead'),
        ];
      })
      .executeTakeFirstOrThrow();
    const number = (value: number | null) => value ?? 0;
    return {
      residents: number(row.residents),
      consultations: number(row.consultations),
      turnsPending: number(row.turnsPending),
      outboxPending: number(row.outboxPending),
      outboxDead: number(row.outboxDead),
    };
  });
}
