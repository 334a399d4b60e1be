import { z } from 'zod';
import { InvalidInput } from '../../core/errors.ts';
import type { Directory } from '../directory.ts';
import { DIRECTORY_FILES, type DirectoryFile } from '../directory-files.ts';

/** The lists of the directory that an office edits on screen. */
export const LISTS = {
  areas: { file: 'areas.yaml', schema: DIRECTORY_FILES['areas.yaml'].areas },
  people: { file: 'people.yaml', schema: DIRECTORY_FILES['people.yaml'].people },
  rooms: { file: 'rooms.yaml', schema: DIRECTORY_FILES['rooms.yaml'].rooms },
  services: { file: 'services.yaml', schema: DIRECTORY_FILES['services.yaml'].services },
  weekly: { file: 'duty.yaml', schema: DIRECTORY_FILES['duty.yaml'].weekly },
  exceptions: { file: 'duty.yaml', schema: DIRECTORY_FILES['duty.yaml'].exceptions },
  days: { file: 'holidays.yaml', schema: DIRECTORY_FILES['holidays.yaml'].days },
} as const satisfies Record<string, { file: DirectoryFile; schema: z.ZodType }>;
export type ListName = keyof typeof LISTS;
export type Entry<L extends ListName> = z.infer<(typeof LISTS)[L]['schema']>;
export type Lists = { [L in ListName]: Entry<L>[] };

/** An entry as it was seen and as it shall be. No `was`: it is new; no `now`: it goes. */
export type Change = {
  [L in ListName]: { list: L; was?: Entry<L> | undefined; now?: Entry<L> | undefined };
}[ListName];

/** What a person sees of the fields, for saying which of them is wrong. */
const FIELDS: Readonly<Record<string, string>> = {
  id: '代号',
  name: '名称',
  kind: '种类',
  parent: '上级',
  role: '岗位',
  areas: '负责的区域',
  phone: '电话',
  organisation: '单位',
  topics: '擅长',
  languages: '语言',
  area: '区域',
  address: '地址',
  hours: '开放时间',
  disputeTypes: '纠纷类型',
  mediators: '调解员',
  person: '值班人',
  days: '星期',
  from: '开始时间',
  to: '结束时间',
  date: '日期',
  reason: '原因',
  key: '种类代号',
  does: '办什么',
  note: '备注',
};
const chinese = z.locales.zhCN();

/** Reads what came from outside by the schema of the file. Throws InvalidInput, naming the field as the screen does. */
export function readEntry<L extends ListName>(list: L, value: unknown): Entry<L> {
  const parsed = LISTS[list].schema.safeParse(value, { error: chinese.localeError });
  if (parsed.success) return parsed.data as Entry<L>;
  const issue = parsed.error.issues[0]!;
  const field = FIELDS[String(issue.path[0] ?? '')];
  const missing = issue.code === 'too_small' || (issue.code === 'invalid_type' && issue.input === undefined);
  throw new InvalidInput(
    missing && field ? `请填写${field}` : `${field ? `${field}：` : ''}${issue.message}`,
  );
}

/** A copy that may be changed. The directory is what these schemas gave: only brands and `readonly` differ. */
export const listsOf = ({ areas, people, rooms, services, duty, holidays }: Directory): Lists =>
  structuredClone({ areas, people, rooms, services, ...duty, days: holidays }) as unknown as Lists;
