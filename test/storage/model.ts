import type { ConsultationChanges, TurnResult } from '../../src/consultation/records.ts';
import { type ConsultationState, next } from '../../src/consultation/states.ts';

/** What storage promises about turns and consultations, in a few lines and in memory. Times in milliseconds. */
export interface ModelTurn {
  id: string;
  address: string;
  state: 'pending' | 'working' | 'done';
  owner: string | undefined;
  due: number;
  attempts: number;
}

export class Model {
  readonly turns: ModelTurn[] = [];
  /** By address: states of the consultations, oldest first. */
  readonly consultations = new Map<string, ConsultationState[]>();
  readonly claimed = new Set<string>();
  /** By address: how many replies were given. */
  readonly replies = new Map<string, number>();
  opened = 0;

  receive(key: string, address: string, id: string, now: number): void {
    this.claimed.add(key);
    this.turns.push({ id, address, state: 'pending', owner: undefined, due: now, attempts: 0 });
  }

  /** Turns that may be handed out now: each the first unfinished one of its resident, and due. */
  takeable(now: number): ModelTurn[] {
    const heads = new Map<string, ModelTurn>();
    for (const turn of this.turns) {
      if (turn.state !== 'done' && !heads.has(turn.address)) heads.set(turn.address, turn);
    }
    return [...heads.values()].filter((turn) => turn.due <= now);
  }

  take(turn: ModelTurn, owner: string, until: number): void {
    if (turn.state === 'working') turn.attempts += 1;
    Object.assign(turn, { state: 'working', owner, due: until });
  }

  holds(turn: ModelTurn, owner: string, now: number): boolean {
    return turn.state === 'working' && turn.owner === owner && turn.due > now;
  }

  finish(turn: ModelTurn, consultation: TurnResult['consultation'], replies: number): void {
    turn.state = 'done';
    this.replies.set(turn.address, (this.replies.get(turn.address) ?? 0) + replies);
    const states = this.consultations.get(turn.address) ?? [];
    this.consultations.set(turn.address, states);
    let current = states.findLastIndex((state) => state !== 'closed');
    if (consultation.use === 'none') return;
    if (consultation.use === 'new') {
      const before = states[current];
      if (before !== undefined && (consultation.closing || before === 'open')) states[current] = 'closed';
      current = states.push('open') - 1;
      this.opened += 1;
    }
    const state = states[current];
    if (state !== undefined) states[current] = this.#after(state, consultation.changes?.event);
  }

  #after(state: ConsultationState, event: ConsultationChanges['event']): ConsultationState {
    return (event && next(state, event)) ?? state;
  }
}
