import type { MediationStore } from '../mediation/ports.ts';
import { keepBotName } from './mediation/bot-name.ts';
import { carryOutCase } from './mediation/carry-out-case.ts';
import { loadCase } from './mediation/load-case.ts';
import { lockCaseChats } from './mediation/lock-chats.ts';
import { readMode } from './mediation/modes.ts';
import {
  listCases,
  readCasesOf,
  readHistory,
  readPulse,
  readRoom,
  readShownCase,
} from './mediation/read-cases.ts';
import { releaseOne } from './mediation/release-gone.ts';
import { judgeLink } from './mediation/secrets.ts';
import { settleOneRoom } from './mediation/settle-room.ts';
import { takeBackOne } from './mediation/take-back.ts';
import { fireOne } from './mediation/timers.ts';
import { read, type Store, transaction } from './store.ts';

/** The port of mediation, each method in a file of its own under mediation/. */
export function createMediationStore(store: Store): MediationStore {
  return {
    mode: (chat) => read(store, (db) => readMode(store, db, chat)),
    consultationNumber: (id) =>
      read(store, async (db) => {
        const row = await db
          .selectFrom('consultations')
          .select('number')
          .where('id', '=', id)
          .executeTakeFirst();
        return row?.number;
      }),
    file: (key) => read(store, (db) => loadCase(store, db, { key })),
    casesOf: (who) => read(store, (db) => readCasesOf(store, db, who)),
    list: (filter) => read(store, (db) => listCases(store, db, filter)),
    messages: (file) => read(store, (db) => readRoom(store, db, file)),
    history: (file) => read(store, (db) => readHistory(store, db, file)),
    pulse: (file) => read(store, (db) => readPulse(db, file)),
    openLink: (token, chat, now) =>
      read(store, async (db) => {
        const { state, file, party } = await judgeLink(store, db, token, chat, now);
        return state === 'good' || state === 'mine'
          ? { state, file, party: file?.parties.find((p) => p.id === party) }
          : { state };
      }),
    shownIn: (chat, id) => read(store, (db) => readShownCase(db, chat, id)),
    carryOut: (command, actor, now) =>
      transaction(store, async (tx) => {
        if (store.dialect.rowLocks) await lockCaseChats(tx, undefined, command);
        const { said: _said, ...carried } = await carryOutCase(
          store,
          tx,
          command,
          { actor, chat: actor.kind === 'resident' ? actor.resident : undefined },
          now,
        );
        return carried;
      }),
    keepBotName: (name) => transaction(store, (tx) => keepBotName(tx, name)),
    async fireTimers(now) {
      for (let count = 0; ; count++) {
        const done =
          (await transaction(store, (tx) => fireOne(store, tx, now))) ||
          (await transaction(store, (tx) => releaseOne(store, tx, now))) ||
          (await transaction(store, (tx) => takeBackOne(store, tx, now))) ||
          (await transaction(store, (tx) => settleOneRoom(store, tx, now)));
        if (!done) return count;
      }
    },
  };
}
