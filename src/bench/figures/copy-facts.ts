import { type Kysely, sql } from 'kysely';
import type { Mark, MatterFact } from '../../statistics/facts/fact.ts';
import type { Dialect } from '../../storage/dialect.ts';
import { insertRows } from '../../storage/json-rows.ts';
import type { Schema } from '../../storage/schema.ts';
import { Deltas } from '../../storage/statistics/tallies.ts';

/** Matters of neighbouring days are written together: they share most of their cells. */
const A_WRITE = 25_000;

/**
 * Makes `times` as many matters of what has been counted. A copy takes area, topic and channel from other matters and has
 * waited longer, so that the tallies come to have the cells that as many real matters would give them. Facts, marks and
 * tallies go on agreeing; nothing else is copied, so that a million takes minutes.
 */
export async function copyFacts(
  db: Kysely<Schema>,
  dialect: Dialect['name'],
  times: number,
  progress: (matters: number) => void,
): Promise<void> {
  const facts = await db.selectFrom('facts').selectAll().orderBy('opened').execute();
  const marks = Map.groupBy(await db.selectFrom('marks').selectAll().execute(), ({ id }) => id);
  const step = Math.ceil(A_WRITE / times);
  for (let i = 0; times > 1 && i < facts.length; i += step) {
    await db.transaction().execute(async (tx) => {
      // Longer than what the service itself may ask for.
      if (dialect === 'postgres') await sql`set local statement_timeout = 0`.execute(tx);
      const deltas = new Deltas();
      for (let n = 1; n < times; n++) {
        const copies = facts.slice(i, i + step).map((fact, k) => copyOf(facts, fact, i + k, n));
        const ofMarks = copies.flatMap(({ fact, of }) =>
          (marks.get(of) ?? []).map((mark) => marked(mark, fact)),
        );
        for (const { fact } of copies) deltas.add('matters', fact, 1);
        for (const mark of ofMarks) deltas.add('marks', mark, 1);
        const rows = copies.map(({ fact }) => fact);
        await insertRows(tx, dialect, 'facts', rows);
        await insertRows(tx, dialect, 'marks', ofMarks);
      }
      await deltas.write(tx, dialect);
    });
    progress(Math.min(i + step, facts.length) * times);
  }
}

function copyOf(
  facts: readonly MatterFact[],
  fact: MatterFact,
  at: number,
  n: number,
): { fact: MatterFact; of: string } {
  const from = (step: number): MatterFact => facts[(at + n * step) % facts.length]!;
  const later = (value: number | null): number | null => (value === null ? null : value + n);
  return {
    of: fact.consultation,
    fact: {
      ...fact,
      consultation: `${fact.consultation}#${n}`,
      number: `${fact.number}#${n}`,
      area: from(7919).area,
      topic: from(104_729).topic,
      channel: from(1_299_709).channel,
      wait: later(fact.wait),
      handle: later(fact.handle),
    },
  };
}

const marked = (mark: Mark, { consultation, area, topic, channel }: MatterFact): Mark => ({
  ...mark,
  ...{ id: consultation, area, topic, channel },
});
