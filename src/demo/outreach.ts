import { localDate } from '../core/dates.ts';
import { OUTREACH_KINDS, type OutreachKind } from '../statistics/outreach/kinds.ts';
import type { NewOutreach } from '../statistics/outreach/ports.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;

/** How often in a year one adviser does it, how many at a time, how many people it reaches. */
const HABITS: Readonly<Partial<Record<OutreachKind, [times: number, most: number, people: number]>>> = {
  shift: [90, 1, 0],
  visit: [40, 3, 12],
  lecture: [8, 1, 90],
  leaflets: [12, 200, 0],
  'on-site': [45, 6, 0],
  'contract-review': [6, 3, 0],
  document: [10, 2, 0],
  'legal-aid-case': [3, 1, 0],
  'mediation-joined': [15, 1, 0],
  campaign: [4, 1, 150],
  training: [2, 1, 30],
};
const PLACES = ['社区服务站', '小区广场', '党群服务中心', '居民家中', '学校', '辖区企业'];

/** What a street's advisers would have written down in a year. */
export function generateOutreach(
  random: Random,
  { year, people }: { year: number; people: readonly { id: string; area: string }[] },
): NewOutreach[] {
  const entries: NewOutreach[] = [];
  for (const { id, area } of people) {
    for (const [kind, [times, most, reached]] of Object.entries(HABITS) as [
      OutreachKind,
      [number, number, number],
    ][]) {
      for (let n = random.int(Math.floor(times * 0.7), times); n > 0; n--) {
        const day = localDate(new Date(Date.UTC(year, 0, 1, 4) + random.int(0, 364) * DAY));
        entries.push({
          ...{
            kind,
            day,
            area,
            person: id,
            place: random.pick(PLACES),
            note: '',
            count: random.int(1, most),
          },
          ...{
            people: OUTREACH_KINDS[kind].people ? random.int(1, reached) : 0,
            cameFrom: 'demo',
            madeBy: id,
          },
        });
      }
    }
  }
  return entries.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
