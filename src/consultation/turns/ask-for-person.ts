import type { FlowDeps, TurnJob } from '../flow-deps.ts';
import { mediationAllowed } from '../handoff-rules.ts';
import type { TurnRecord, TurnResult, TurnWork } from '../records.ts';
import { BUTTONS, SAY } from '../screen-text.ts';
import type { Triage } from '../triage/triage.ts';
import { callPerson } from './call-person.ts';
import { withPerson } from './held.ts';
import { openOrCurrent, say, textReply } from './results.ts';

type Asked = { record: TurnRecord; wish?: string };

/** 转人工: the request is recorded, and the resident told who calls back and when. Asking twice changes nothing. */
export function askForPerson(deps: FlowDeps, work: TurnWork, { record, wish }: Asked): TurnResult {
  if (withPerson(work))
    return say(work, { ...record, path: 'action' as const }, textReply(SAY.withPerson, [BUTTONS.end]));
  const call = callPerson(deps, work, 'asked', {
    ...(wish ? { wish } : {}),
    urgency: work.consultation?.urgency ?? 'normal',
  });
  if (work.consultation?.state === 'queued') {
    return {
      record: { ...record, path: 'call-person' },
      replies: (number) => [textReply(SAY.calledAlready(number ?? '', call.callBack.when))],
      citations: [],
      consultation: { use: 'current' },
    };
  }
  return {
    record: { ...record, path: 'call-person', handoffReason: 'asked' },
    replies: (number) => [call.told(number ?? '')],
    citations: [],
    consultation: openOrCurrent(work, {
      event: 'call-person',
      ...(work.consultation?.kind ? {} : { kind: 'person' }),
    }),
    handoff: call.request,
  };
}

/** 申请调解. Not where safety said otherwise: then a person is called instead. */
export function askForMediation(deps: FlowDeps, work: TurnWork): TurnResult {
  if (withPerson(work)) return say(work, { path: 'action' }, textReply(SAY.withPerson, [BUTTONS.end]));
  const allowed = mediationAllowed(work.consultation?.flags ?? [], deps.sources().knowledge.safety);
  const call = callPerson(deps, work, allowed ? 'mediation' : 'safety', {
    urgency: allowed ? 'normal' : 'now',
    ...(allowed ? { say: SAY.calledForMediation } : {}),
  });
  return {
    record: { path: 'call-person', handoffReason: allowed ? 'mediation' : 'safety' },
    replies: (number) => [...(allowed ? [] : [textReply(SAY.noMediation)]), call.told(number ?? '')],
    citations: [],
    consultation: openOrCurrent(work, {
      event: 'call-person',
      ...(allowed ? { kind: 'dispute' } : { urgency: 'now' }),
    }),
    handoff: call.request,
  };
}

/** A complaint about an office goes to staff, with the ways the law gives. */
export function complain(
  deps: FlowDeps,
  { work }: TurnJob,
  text: string,
  triage: Triage,
  record: TurnRecord,
): TurnResult {
  const call = callPerson(deps, work, 'complaint', { wish: text });
  return {
    record: { ...record, path: 'call-person', handoffReason: 'complaint' },
    replies: (number) => [textReply(SAY.complaint), call.told(number ?? '')],
    citations: [],
    consultation: openOrCurrent(work, { kind: 'complaint', topic: triage.topic, event: 'call-person' }),
    handoff: call.request,
  };
}
