import { BARRIERS, type Barrier } from '../../contracts/mediation-command.ts';
import { DISPUTE_TYPES } from '../../knowledge/topics.ts';
import { BARRIER_TEXT } from '../barriers.ts';
import { yuan } from '../in-words.ts';
import type { FormMode } from './mode.ts';
import { peopleIn, readAmount } from './read-input.ts';

export interface Option {
  label: string;
  value: string;
}

/** One question of the application (人民调解申请书、受理登记表): its words, what may be pressed, how typed words are read. */
export interface FormStep {
  id: string;
  /** In the summary. */
  name: string;
  ask(form: FormMode): string;
  optional?: true;
  options?(form: FormMode): Option[];
  /** Only to be pressed, not typed. */
  pressOnly?: true;
  when?(form: FormMode): boolean;
  /** The value to keep; undefined: not understood, `wrong` is said. */
  read?(text: string): string | undefined;
  wrong?: string;
  /** As the summary shows a value. */
  show?(value: string): string;
}

const MAX_SHORT = 100;
const MAX_LONG = 4000;
const same = (values: readonly string[]): Option[] => values.map((value) => ({ label: value, value }));
const whole = (min: number, max: number) => (text: string) => {
  const number = Number(/^\s*(\d{1,6})\s*[岁人个名户]*\s*$/.exec(text)?.[1] ?? Number.NaN);
  return number >= min && number <= max ? String(number) : undefined;
};

/** More people on one side than a case has room for, or a name that is none, is asked again. */
function readPeople(text: string): string | undefined {
  return peopleIn(text) ? text.trim() : undefined;
}
const WRONG_PEOPLE =
  '没看懂。请写姓名，几个人用顿号分开，比如「王小二、王小三」，一边最多 19 个人；没有就点「跳过」。';

export const FORM_STEPS: readonly FormStep[] = [
  {
    id: 'barrier',
    name: '能不能调',
    ask: () => '先问一句：这件事有没有下面的情况？有的话不能用调解办，我们告诉您该找谁。',
    options: () => [
      { label: '都没有', value: 'none' },
      ...BARRIERS.filter((b): b is Exclude<Barrier, 'none'> => b !== 'none').map((b) => ({
        label: BARRIER_TEXT[b].label,
        value: b,
      })),
    ],
    pressOnly: true,
    show: () => '没有不能调解的情况',
  },
  {
    id: 'disputeType',
    name: '纠纷类型',
    ask: () => '是哪一类纠纷？',
    options: () => same(DISPUTE_TYPES),
    pressOnly: true,
  },
  { id: 'name', name: '您的姓名', ask: () => '您的姓名是？请写真名，案卷要用。' },
  {
    id: 'sex',
    name: '性别',
    ask: () => '您的性别？',
    options: () => same(['男', '女']),
    pressOnly: true,
    optional: true,
  },
  {
    id: 'age',
    name: '年龄',
    ask: () => '您多大年纪？写数字就行。',
    optional: true,
    read: whole(1, 130),
    wrong: '请写一个数字，比如 56。',
  },
  {
    id: 'ethnicity',
    name: '民族',
    ask: () => '您是哪个民族？',
    options: () => same(['汉族']),
    optional: true,
  },
  { id: 'occupation', name: '职业', ask: () => '您做什么工作？', optional: true },
  {
    id: 'contact',
    name: '联系电话',
    ask: () => '您的联系电话？只有办理的人看得到，加密保存。',
    optional: true,
    read: (text) => (/^[\d\s+()-]{7,20}$/.test(text.trim()) ? text.trim() : undefined),
    wrong: '这不像电话号码，请再写一次，或者点「跳过」。',
  },
  { id: 'address', name: '住址', ask: () => '您住在哪里？', optional: true },
  {
    id: 'together',
    name: '一起申请的人',
    ask: () =>
      '还有别人跟您一起申请吗（比如夫妻、几个继承人）？写姓名，可以带电话，几个人用顿号分开，比如「王小二 13800000000、王小三」。每个人都要自己表态，调解员会分别邀请。没有就跳过。',
    optional: true,
    read: readPeople,
    wrong: WRONG_PEOPLE,
  },
  {
    id: 'otherKind',
    name: '对方是',
    ask: () => '对方是个人，还是单位（公司、物业、店铺）？',
    options: () => [
      { label: '个人', value: 'person' },
      { label: '单位', value: 'organisation' },
    ],
    pressOnly: true,
    show: (value) => (value === 'person' ? '个人' : '单位'),
  },
  {
    id: 'otherName',
    name: '对方名称',
    ask: ({ values }) => (values.otherKind === 'organisation' ? '对方单位叫什么？' : '对方叫什么名字？'),
  },
  {
    id: 'otherRepresentative',
    name: '对方负责人',
    ask: () => '对方的负责人或者经办人是谁、什么职务？',
    optional: true,
    when: ({ values }) => values.otherKind === 'organisation',
  },
  { id: 'otherContact', name: '对方电话', ask: () => '对方的电话？调解员要联系对方。', optional: true },
  { id: 'otherAddress', name: '对方地址', ask: () => '对方的地址？', optional: true },
  {
    id: 'othersToo',
    name: '对方还有',
    ask: () => '对方还有别人吗（比如夫妻、合伙人）？写姓名，可以带电话，几个人用顿号分开。没有就跳过。',
    optional: true,
    read: readPeople,
    wrong: WRONG_PEOPLE,
  },
  {
    id: 'facts',
    name: '事情经过',
    ask: ({ story }) =>
      story
        ? `事情的经过是怎样的？您刚才说过：\n「${story}」\n用这段就点「就用这段」，也可以重新写。`
        : '事情的经过是怎样的？什么时候、在哪里、发生了什么。',
    options: ({ story }) => (story ? [{ label: '就用这段', value: story }] : []),
  },
  { id: 'claims', name: '您的要求', ask: () => '您想要什么结果？比如「赔修理费，把漏水修好」。' },
  {
    id: 'amount',
    name: '涉及金额',
    ask: () => '涉及多少钱？比如「5000」「3 万」。不涉及钱就跳过。',
    optional: true,
    read: (text) => readAmount(text)?.toString(),
    wrong: '没看懂金额，请写数字，比如「5000」或「3 万」。',
    show: (value) => yuan(Number(value)),
  },
  {
    id: 'people',
    name: '涉及人数',
    ask: () => '两边一共涉及多少人？只有上面写的这些人就跳过。',
    optional: true,
    read: whole(2, 100_000),
    wrong: '请写一个数字，比如 12。',
    show: (value) => `${value} 人`,
  },
];

export const stepOf = (id: string): FormStep | undefined => FORM_STEPS.find((step) => step.id === id);

/** Reads what was typed. */
export function readAnswer(step: FormStep, text: string): string | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (step.read) return step.read(plain);
  return plain.slice(0, step.id === 'facts' || step.id === 'claims' ? MAX_LONG : MAX_SHORT);
}

/** The step after or before `id` that this form has; undefined: there is none. */
export function neighbour(form: FormMode, by: 1 | -1): FormStep | undefined {
  const steps = FORM_STEPS.filter((step) => step.when?.(form) ?? true);
  return steps[steps.findIndex((step) => step.id === form.step) + by];
}
