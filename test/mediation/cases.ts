import type { Application } from '../../src/contracts/mediation-command.ts';
import type { AreaId, ConsultationId, PersonId, ResidentId } from '../../src/core/ids.ts';
import type { Directory } from '../../src/knowledge/directory.ts';
import type { Actor } from '../../src/mediation/actor.ts';
import type { MediationCase } from '../../src/mediation/case.ts';
import { MAJOR } from '../../src/mediation/choose-room.ts';
import { admit, type Intake, newCase } from '../../src/mediation/commands/intake.ts';
import type { CaseRules, Decided, Decision, DecisionContext } from '../../src/mediation/decision.ts';

const NOW = new Date('2026-11-23T02:00:00.000Z');
export const MEDIATOR = 'mediator-xinghe' as PersonId;
export const CLERK = 'staff-xinghe' as PersonId;

export const application = (parts: Partial<Application> = {}): Application => ({
  disputeType: '邻里',
  source: 'applied',
  facts: '楼上漏水',
  claims: '赔 5000 元',
  amount: 500_000,
  people: 2,
  applicants: [{ kind: 'person', name: '王五' }],
  respondents: [{ kind: 'person', name: '李四' }],
  barrier: 'none',
  ...parts,
});

export const intake = (parts: Partial<Intake> = {}): Intake => ({
  application: application(),
  area: 'xinghe' as AreaId,
  resident: 'r-1' as ResidentId,
  consultation: undefined as ConsultationId | undefined,
  flags: [],
  earlier: undefined,
  ...parts,
});

export const rules = (directory: Directory): CaseRules => ({
  directory,
  numberPrefix: '莲调字',
  major: MAJOR,
  publicUrl: 'https://falin.example',
  bot: 'falin_bot',
  forbiddenFlags: ['domestic-violence'],
  barrierIn: () => undefined,
});

/** A context whose ids, tokens and codes count up. */
export function contexts(directory: Directory) {
  let count = 0;
  return (actor: Actor, parts: Partial<DecisionContext> = {}): DecisionContext => ({
    now: NOW,
    actor,
    rules: rules(directory),
    conflicts: [],
    away: [],
    newId: () => `id-${++count}`,
    newToken: () => `token-${++count}`,
    newCode: () => String(100_000 + ++count),
    ...parts,
  });
}

export const resident = (id: string): Actor => ({ kind: 'resident', resident: id as ResidentId });
export const person = (id: PersonId): Actor => ({ kind: 'person', person: id });

export function freshCase(directory: Directory, parts: Partial<Intake> = {}): MediationCase {
  const context = contexts(directory)(resident('r-1'));
  const given = intake(parts);
  const choice = admit(given, context);
  if (typeof choice === 'string') throw new Error(choice);
  return must(newCase(given, choice, { year: 2026, serial: 1 }, context)).file;
}

export function must(decision: Decision): Decided {
  if (!decision.done) throw new Error(decision.why);
  return decision;
}
