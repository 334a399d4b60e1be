import type { AreaId, PersonId } from '../core/ids.ts';
import { type Db, read, type Store, transaction } from './store.ts';

/** The shapes of knowledge/directory that are kept as rows. */
export interface AreaRecord {
  id: AreaId;
  kind: string;
  name: string;
  parent: AreaId | undefined;
}

export interface PersonRecord {
  id: PersonId;
  name: string;
  role: string;
  areas: readonly AreaId[];
}

export interface DirectoryRepository {
  /**
   * Makes the tables say what the directory says. What is no longer in it stays, marked inactive: counts and
   * cases refer to it. A reference that leads nowhere is left out, so that one slip in a file does not stop the rest
   * (the knowledge reader has named it).
   */
  sync(directory: { areas: readonly AreaRecord[]; people: readonly PersonRecord[] }): Promise<void>;
  /** Those in the directory now, by id. */
  areas(): Promise<AreaRecord[]>;
  people(): Promise<PersonRecord[]>;
}

export function createDirectoryRepository(store: Store): DirectoryRepository {
  return {
    sync: ({ areas, people }) =>
      transaction(store, async (tx) => {
        await syncAreas(tx, parentsFirst(areas));
        await syncPeople(tx, people, new Set(areas.map((area) => area.id)));
      }),
    areas: () =>
      read(store, async (db) => {
        const rows = await db.selectFrom('areas').selectAll().where('active', '=', 1).orderBy('id').execute();
        return rows.map(({ id, parent_id, level, name }) => ({
          id,
          kind: level,
          name,
          parent: parent_id ?? undefined,
        }));
      }),
    people: () =>
      read(store, async (db) => {
        const rows = await db
          .selectFrom('people')
          .selectAll()
          .where('active', '=', 1)
          .orderBy('id')
          .execute();
        const serves = await db.selectFrom('people_areas').selectAll().orderBy('area_id').execute();
        return rows.map(({ id, name, role }) => ({
          id,
          name,
          role,
          areas: serves.filter((row) => row.person_id === id).map((row) => row.area_id),
        }));
      }),
  };
}

async function syncAreas(tx: Db, areas: readonly AreaRecord[]): Promise<void> {
  await tx.updateTable('areas').set({ active: 0 }).execute();
  for (const { id, parent, kind, name } of areas) {
    const fields = { parent_id: parent ?? null, level: kind, name, active: 1 };
    await tx
      .insertInto('areas')
      .values({ id, ...fields })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
      .execute();
  }
}

async function syncPeople(
  tx: Db,
  people: readonly PersonRecord[],
  known: ReadonlySet<AreaId>,
): Promise<void> {
  await tx.updateTable('people').set({ active: 0 }).execute();
  await tx.deleteFrom('people_areas').execute();
  for (const { id, name, role, areas } of people) {
    const fields = { name, role, active: 1 };
    await tx
      .insertInto('people')
      .values({ id, ...fields })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
      .execute();
    for (const area_id of new Set(areas)) {
      if (!known.has(area_id)) continue;
      await tx.insertInto('people_areas').values({ person_id: id, area_id }).execute();
    }
  }
}

/** An area is written after the one above it, as the foreign key asks; a parent unknown or below itself is dropped. */
function parentsFirst(areas: readonly AreaRecord[]): AreaRecord[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const placed = new Map<AreaId, AreaRecord>();
  const place = (area: AreaRecord, below: readonly AreaId[]) => {
    if (placed.has(area.id)) return;
    const parent = area.parent === undefined ? undefined : byId.get(area.parent);
    const kept = parent && !below.includes(parent.id) ? parent : undefined;
    if (kept) place(kept, [...below, area.id]);
    placed.set(area.id, { ...area, parent: kept?.id });
  };
  for (const area of byId.values()) place(area, [area.id]);
  return [...placed.values()];
}
