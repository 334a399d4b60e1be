import type { TurnJob } from '../../consultation/flow-deps.ts';
import type { TurnResult } from '../../consultation/records.ts';
import { earlierTexts } from '../../consultation/turns/context.ts';
import type { Application, Barrier, Particulars } from '../../contracts/mediation-command.ts';
import type { Button, Reply } from '../../contracts/reply.ts';
import { BARRIER_TEXT } from '../barriers.ts';
import { textReply } from '../buttons.ts';
import { CASE_SAY } from '../screen-text.ts';
import type { MediationFlowDeps } from './flow-deps.ts';
import { FORM_BUTTONS as B, FORM_SAY } from './flow-text.ts';
import { FORM_STEPS, type FormStep, neighbour, readAnswer, stepOf } from './form-steps.ts';
import type { FormMode } from './mode.ts';
import { peopleIn } from './read-input.ts';
import { become, command, sayText } from './results.ts';

const STORY = 600;

/** 申请调解: the form, with what the consultation already knows. */
export function beginForm(deps: MediationFlowDeps, { work }: TurnJob): TurnResult {
  const { consultation } = work;
  const story = earlierTexts(work).join('。').slice(0, STORY);
  const type = deps.disputeTypeOf(consultation?.topic);
  return start({
    ...(story ? { story } : {}),
    ...(consultation && consultation.state !== 'closed' ? { consultation: consultation.number } : {}),
    values: type ? { disputeType: type } : {},
  });
}

/** 转调解: an adviser fills the form in for the resident whose matter they hold. */
export async function beginForMatter(
  deps: MediationFlowDeps,
  { work }: TurnJob,
  number: string,
): Promise<TurnResult> {
  const matter = await deps.matter(number);
  if (!matter || matter.holder !== work.person) return sayText(CASE_SAY.mayNot);
  if (matter.flags.some((flag) => deps.forbiddenFlags().includes(flag))) {
    const { label, way } = BARRIER_TEXT.violence;
    return sayText(CASE_SAY.barred(label, way));
  }
  const type = deps.disputeTypeOf(matter.topic);
  const story = matter.story.slice(0, STORY);
  return start({
    consultation: number,
    ...(story ? { story } : {}),
    values: type ? { disputeType: type } : {},
  });
}

function start(parts: Omit<FormMode, 'kind' | 'step' | 'changing'>): TurnResult {
  const form: FormMode = { kind: 'form', step: FORM_STEPS[0]!.id, changing: false, ...parts };
  return become(form, textReply(FORM_SAY.intro), question(form));
}

/** The question of the form's step, with its buttons; a known answer can be kept. */
function question(form: FormMode): Reply {
  const step = stepOf(form.step);
  if (!step) return summary(form);
  const known = form.values[step.id];
  const options = (step.options?.(form) ?? []).map(
    ({ label }, i): Button => ({ label, action: `m:f:${step.id}:${i}` }),
  );
  const perRow = options.length > 5 && options.every((o) => o.label.length < 8) ? 3 : 1;
  const rows: Button[][] = [];
  for (let i = 0; i < options.length; i += perRow) rows.push(options.slice(i, i + perRow));
  const keep = known === undefined || step.id === 'barrier' ? [] : [[B.keep(step, known)]];
  const control = [
    ...(neighbour(form, -1) ? [B.back] : []),
    ...(step.optional ? [B.skip(step.id)] : []),
    B.cancel,
  ];
  return textReply(`${FORM_SAY.place(placeOf(form))}${step.ask(form)}`, ...keep, ...rows, control);
}

function placeOf(form: FormMode): [number, number] {
  const steps = FORM_STEPS.filter((step) => step.when?.(form) ?? true);
  return [steps.findIndex((step) => step.id === form.step) + 1, steps.length];
}

/** Everything answered, to be read once more, changed and put in. */
function summary(form: FormMode): Reply {
  const steps = FORM_STEPS.filter((step) => step.when?.(form) ?? true);
  const lines = steps.map((step) => {
    const value = form.values[step.id];
    return `${step.name}：${value === undefined ? '（没填）' : (step.show?.(value) ?? value)}`;
  });
  const edits = steps.filter((step) => step.id !== 'barrier').map((step) => B.change(step));
  const rows: Button[][] = [];
  for (let i = 0; i < edits.length; i += 3) rows.push(edits.slice(i, i + 3));
  return textReply([FORM_SAY.check, ...lines].join('\n'), [B.submit, B.cancel], ...rows);
}

const DONE = 'summary';

/** On to the next question; back to the summary when one answer was being changed. */
function onward(form: FormMode, step: FormStep, value: string | undefined): TurnResult {
  const values = { ...form.values };
  if (value === undefined) delete values[step.id];
  else values[step.id] = value;
  const answered = { ...form, values };
  if (step.id === 'barrier' && value !== 'none') {
    const { label, way } = BARRIER_TEXT[value as Exclude<Barrier, 'none'>];
    return become(null, textReply(CASE_SAY.barred(label, way), [{ label: '找法律顾问', action: 'human' }]));
  }
  const kindChanged = step.id === 'otherKind' && form.changing;
  const next = form.changing && !kindChanged ? DONE : (neighbour(answered, 1)?.id ?? DONE);
  const then = { ...answered, step: next, changing: kindChanged };
  return become(then, question(then));
}

/** A press within the form. */
export function pressForm(form: FormMode | undefined, verb: string, argument: string): TurnResult {
  if (!form) return sayText(FORM_SAY.gone, [{ label: '申请调解', action: 'mediate' }]);
  const step = stepOf(form.step);
  const [about = '', index = ''] = argument.split(':');
  switch (verb) {
    case 'f-cancel':
      return become(null, textReply(FORM_SAY.cancelled));
    case 'f-back': {
      const before = form.step === DONE ? FORM_STEPS.at(-1) : neighbour(form, -1);
      const then = { ...form, step: before?.id ?? form.step, changing: false };
      return become(then, question(then));
    }
    case 'f-edit': {
      if (!stepOf(about) || form.step !== DONE) break;
      const then = { ...form, step: about, changing: true };
      return become(then, question(then));
    }
    case 'f-skip':
      if (step?.id !== about || !step.optional) break;
      return onward(form, step, undefined);
    case 'f-keep':
      if (step?.id !== about) break;
      return onward(form, step, form.values[step.id]);
    case 'f': {
      const option = step?.id === about ? step.options?.(form)[Number(index)] : undefined;
      if (!step || !option) break;
      return onward(form, step, option.value);
    }
    case 'f-submit':
      if (form.step !== DONE) break;
      return command({ type: 'apply', application: applicationOf(form) }, null);
  }
  // A button of an earlier question: the one that is open is asked again.
  return become(form, question(form));
}

/** Words typed as an answer. */
export function answerForm(form: FormMode, text: string): TurnResult {
  const step = stepOf(form.step);
  if (!step) return become(form, summary(form));
  const option = step
    .options?.(form)
    .find(({ label, value }) => label === text.trim() || value === text.trim());
  if (option) return onward(form, step, option.value);
  const value = step.pressOnly ? undefined : readAnswer(step, text);
  if (value === undefined) {
    return become(form, textReply(step.wrong ?? FORM_SAY.press), question(form));
  }
  return onward(form, step, value);
}

function applicationOf({ values: v, consultation }: FormMode): Application {
  const applicant: Particulars = {
    kind: 'person',
    name: v.name ?? '',
    sex: v.sex === '男' || v.sex === '女' ? v.sex : undefined,
    age: v.age === undefined ? undefined : Number(v.age),
    ethnicity: v.ethnicity,
    occupation: v.occupation,
    contact: v.contact,
    address: v.address,
  };
  const respondent: Particulars = {
    kind: v.otherKind === 'organisation' ? 'organisation' : 'person',
    name: v.otherName ?? '',
    contact: v.otherContact,
    address: v.otherAddress,
    representative: v.otherRepresentative,
  };
  const others = (text: string | undefined) =>
    (peopleIn(text ?? '') ?? []).map((person): Particulars => ({ kind: 'person', ...person }));
  const applicants = [applicant, ...others(v.together)];
  const respondents = [respondent, ...others(v.othersToo)];
  return {
    disputeType: v.disputeType ?? '其他',
    source: 'applied',
    facts: v.facts ?? '',
    claims: v.claims ?? '',
    amount: v.amount === undefined ? undefined : Number(v.amount),
    people: Math.max(applicants.length + respondents.length, Number(v.people ?? 0)),
    applicants,
    respondents,
    barrier: 'none',
    consultation,
  };
}
