import type { HandoffStore } from '../handoff/ports.ts';
import { act } from './handoff/act.ts';
import { makeBindCode, unbind } from './handoff/bindings.ts';
import { startClock } from './handoff/clocks.ts';
import { openConsole } from './handoff/console-chat.ts';
import { readCrowds } from './handoff/crowds.ts';
import { remindOfAppointment, sendFollowUp } from './handoff/later-timers.ts';
import {
  lapseOne,
  makeOffer,
  readConflicts,
  readOpenCards,
  readQueued,
  readWaiting,
  takeBack,
} from './handoff/offers.ts';
import { readFileOf, readListOf, readNewest } from './handoff/read-lists.ts';
import {
  readDesk,
  readMatter,
  readMessage,
  readOffer,
  readReachable,
  readSent,
  readShown,
} from './handoff/read-matter.ts';
import { readStory } from './handoff/read-story.ts';
import { raise } from './handoff/say.ts';
import { settleRelays } from './handoff/settle-relays.ts';
import { clockOne, idleOne } from './handoff/timers.ts';
import { addTopic, moveTopic, readTopicWork, setTopicOpen, topicNamed } from './handoff/topics.ts';
import { type Db, read, type Store, transaction } from './store.ts';

/** The port of the handoff feature, each method in a file of its own under handoff/. */
export function createHandoffStore(store: Store): HandoffStore {
  /** One row a transaction, until there is none: the locks stay short. */
  const each = async (one: (tx: Db) => Promise<boolean>): Promise<number> => {
    for (let count = 0; ; count++) {
      if (!(await transaction(store, one))) return count;
    }
  };
  return {
    desk: (chat) => read(store, (db) => readDesk(db, { chat })),
    deskOf: (person) => read(store, (db) => readDesk(db, { person })),
    reachable: () => read(store, readReachable),
    matter: (number) => read(store, (db) => readMatter(db, number)),
    story: (number) => read(store, (db) => readStory(store, db, number)),
    listOf: (person, since) => read(store, (db) => readListOf(store, db, person, since)),
    queued: () => read(store, readQueued),
    fileOf: (number, message, index) => read(store, (db) => readFileOf(db, number, message, index)),
    newest: () => read(store, readNewest),
    conflictsOf: (resident) => read(store, (db) => readConflicts(db, resident)),
    offer: (id) => read(store, (db) => readOffer(db, id)),
    shownIn: (chat, id) => read(store, (db) => readShown(db, chat, id)),
    sentFrom: (chat, id) => read(store, (db) => readSent(db, chat, id)),
    messageOf: (chat, id) => read(store, (db) => readMessage(db, chat, id)),
    makeBindCode: (person, code, expires) =>
      transaction(store, (tx) => makeBindCode(store, tx, person, code, expires)),
    unbind: (person, toResident, now) =>
      transaction(store, async (tx) => {
        const options = { toResident, keepConsole: false };
        return (await unbind(store, tx, person, options, now)).told.matters;
      }),
    openConsole: (person, now) =>
      transaction(store, async (tx) => {
        await openConsole(store, tx, person, now);
      }),
    act: (person, order, now, typed) => act(store, person, order, now, typed),
    waiting: () => read(store, readWaiting),
    startClock: (consultation, deadline) =>
      transaction(store, (tx) => startClock(tx, consultation, deadline)),
    makeOffer: (offer, now) => transaction(store, (tx) => makeOffer(store, tx, offer, now)),
    openCards: () => read(store, readOpenCards),
    takeBack: (offer, say, now) => transaction(store, (tx) => takeBack(store, tx, offer, say, now)),
    lapse: (say, now) => each((tx) => lapseOne(store, tx, say, now)),
    remind: (say, now) => each((tx) => clockOne(store, tx, 'remind', say, now)),
    overdue: (say, now) => each((tx) => clockOne(store, tx, 'overdue', say, now)),
    idle: (say, before, now) => each((tx) => idleOne(store, tx, 'remind', say, before, now)),
    closeIdleHolds: (say, before, now) => each((tx) => idleOne(store, tx, 'close', say, before, now)),
    topicWork: () => read(store, (db) => readTopicWork(store, db)),
    addTopic: (consultation, address, now) =>
      transaction(store, (tx) => addTopic(store, tx, consultation, address, now)),
    setTopicOpen: (consultation, open) => transaction(store, (tx) => setTopicOpen(tx, consultation, open)),
    topicNamed: (address) => read(store, (db) => topicNamed(store, db, address)),
    moveTopic: (move, now) => transaction(store, (tx) => moveTopic(store, tx, move, now)),
    remindOfAppointments: (say, now) => each((tx) => remindOfAppointment(store, tx, say, now)),
    followUps: (say, now) => each((tx) => sendFollowUp(store, tx, say, now)),
    settleRelays: (say, now) => transaction(store, (tx) => settleRelays(store, tx, say, now)),
    crowds: (since, several) => read(store, (db) => readCrowds(db, since, several)),
    alert: (alert, now) => transaction(store, async (tx) => (await raise(store, tx, alert, now)).raised),
    alerts: (since) =>
      read(store, async (db) => {
        const rows = await db
          .selectFrom('alerts')
          .selectAll()
          .where('at', '>=', since.toISOString())
          .orderBy('at')
          .execute();
        return rows.map(({ key, kind, text, at }) => ({ key, kind, text, at: new Date(at) }));
      }),
  };
}
