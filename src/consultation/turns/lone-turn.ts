import type { AreaId, ConsultationId, MessageId, ResidentId, TurnId } from '../../core/ids.ts';
import type { TurnJob } from '../flow-deps.ts';

/** A turn of nobody's, outside the log: for evaluation, and for questions about the law of another day. */
export function loneTurn(text: string, now: Date, area?: AreaId): TurnJob {
  const resident = 'lone' as ResidentId;
  const message = 'lone' as MessageId;
  return {
    signal: new AbortController().signal,
    stage: () => {},
    delta: () => {},
    work: {
      turn: {
        id: '00000000-0000-7000-8000-000000000000' as TurnId,
        resident,
        consultation: undefined as ConsultationId | undefined,
        message,
        state: 'working',
        attempts: 0,
        createdAt: now,
        finishedAt: undefined,
        record: undefined,
      },
      resident: {
        id: resident,
        channel: 'terminal',
        area,
        name: undefined,
        createdAt: now,
        erasedAt: undefined,
      },
      message: {
        id: message,
        seq: 1,
        resident,
        consultation: undefined,
        turn: undefined,
        direction: 'in',
        author: 'resident',
        content: { type: 'text', text },
        reply: undefined,
        files: [],
        channelMessageId: undefined,
        updateId: undefined,
        at: now,
      },
      consultation: undefined,
      earlier: [],
      person: undefined,
    },
  };
}
