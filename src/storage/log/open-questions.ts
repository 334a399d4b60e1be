import { sql } from 'kysely';
import type { IncomingContent } from '../../consultation/incoming.ts';
import type { TurnId } from '../../core/ids.ts';
import type { OpenReason, QuestionStore } from '../../curation/ports.ts';
import { refresh } from '../statistics/refresh.ts';
import { read, type Store } from '../store.ts';

/** From the same marks that the figure 「没答上来」 counts, so that both say the same. */
export function createQuestionStore(store: Store): QuestionStore {
  return {
    async open({ from, until, areas, topic, reason, limit }) {
      await refresh(store);
      return read(store, async (db) => {
        let query = db
          .selectFrom('marks')
          .innerJoin('turns', (join) => join.on('turns.id', '=', sql<TurnId>`marks.of`))
          .innerJoin('messages', 'messages.id', 'turns.message_id')
          .innerJoin('consultations', 'consultations.id', 'turns.consultation_id')
          .select(['marks.mark', 'marks.topic', 'turns.id', 'turns.created_at'])
          .select(['messages.content', 'consultations.number'])
          .where('marks.kind', '=', 'unanswered')
          .where('marks.day', '>=', from)
          .where('marks.day', '<=', until)
          .where('messages.content', 'is not', null);
        if (areas !== undefined) query = query.where('marks.area', 'in', areas);
        if (topic !== undefined) query = query.where('marks.topic', '=', topic);
        if (reason !== undefined) query = query.where('marks.mark', '=', reason);
        const rows = await query
          .orderBy('turns.created_at', 'desc')
          .orderBy('turns.id', 'desc')
          .limit(limit)
          .execute();
        const seen = new Set<string>();
        return rows.flatMap((row) => {
          const content = JSON.parse(row.content!) as IncomingContent;
          const text = 'text' in content ? content.text.trim() : '';
          // Unanswered and then marked 没用 is one question.
          if (text === '' || seen.has(row.id)) return [];
          seen.add(row.id);
          return {
            turn: row.id,
            number: row.number,
            at: new Date(row.created_at),
            topic: row.topic,
            reason: row.mark as OpenReason,
            text,
          };
        });
      });
    },
  };
}
