import { type Random, seeded } from '../random.ts';

type Channel = 'telegram' | 'web';
/** How a case is meant to end: all agree; the other side does not want it; the applicant leaves; it is not settled. */
export type Course = 'agreed' | 'refused' | 'left' | 'failed';

export interface CasePlan {
  index: number;
  area: string;
  /** Minute of the day. */
  arrives: number;
  course: Course;
  applicant: Channel;
  other: Channel;
  /** The other side blocks the bot in the middle of the talks. */
  blocks: boolean;
  /** A day and hour is agreed on first. */
  planned: boolean;
  /** Somebody else tries the link once it is used. */
  stranger: boolean;
  random: Random;
}

const COURSES: readonly [Course, number][] = [
  ['refused', 0.12],
  ['left', 0.1],
  ['failed', 0.13],
];
const STREAM = 5_000_000;

/** Who applies when, and what comes of it: the same for the same seed. Nobody applies late: it can be seen to its end. */
export function planCases(day: {
  cases: number;
  minutes: number;
  communities: readonly string[];
  seed: number;
}): CasePlan[] {
  return Array.from({ length: day.cases }, (_, index) => {
    const random = seeded(day.seed, STREAM + index);
    const channel = (): Channel => (random.chance(0.35) ? 'web' : 'telegram');
    const course = draw(random);
    const other = channel();
    return {
      index,
      area: random.pick(day.communities),
      arrives: day.minutes * random.between(0.01, 0.6),
      course,
      applicant: channel(),
      other,
      blocks: other === 'telegram' && course === 'failed' && random.chance(0.5),
      planned: random.chance(0.3),
      stranger: random.chance(0.2),
      random,
    };
  });
}

function draw(random: Random): Course {
  let left = random.next();
  for (const [course, share] of COURSES) {
    left -= share;
    if (left < 0) return course;
  }
  return 'agreed';
}
