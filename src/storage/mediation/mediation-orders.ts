import type { MediationOrder } from '../../consultation/orders.ts';
import type { Actor } from '../../mediation/actor.ts';
import type { Family } from '../handoff/orders/actor.ts';
import { carryOutCase } from './carry-out-case.ts';
import { setMode } from './modes.ts';

/** A command on a case from a chat, and what the chat is in the middle of afterwards; that only when it was done. */
export const mediationOrders: Family<MediationOrder['type']> = {
  mediation: async ({ store, tx, actor, now }, { command, mode }) => {
    const { chat, person } = actor;
    const who: Actor = person ? { kind: 'person', person } : { kind: 'resident', resident: chat };
    const done = command && (await carryOutCase(store, tx, command, { actor: who, chat }, now));
    if (done && !done.done)
      return { told: { done: false, why: 'refused', replies: done.replies }, said: done.said };
    if (mode !== undefined && !done?.again) await setMode(store, tx, chat, mode, now);
    return {
      told: {
        done: true,
        ...(done ? { replies: done.replies } : {}),
        ...(done?.file ? { number: done.file.number } : {}),
      },
      said: done?.said ?? [],
    };
  },
};
