import { type Random, seeded } from './random.ts';

/** What a resident does that day. */
export type Errand = 'question' | 'person' | 'worker' | 'small-talk' | 'file' | 'emergency';

export interface ResidentPlan {
  index: number;
  channel: 'telegram' | 'web';
  area: string;
  /** Minute of the day. */
  arrives: number;
  errand: Errand;
  /** Blocks the bot once a person has the matter. */
  blocks: boolean;
  /** Ends the matter before the adviser does. */
  endsIt: boolean;
  random: Random;
}

const WEB = 0.3;
const WORKERS = 40;
const ERRANDS: readonly [Errand, number][] = [
  ['person', 0.11],
  ['small-talk', 0.05],
  ['file', 0.02],
  ['emergency', 0.004],
];
/** Nobody comes later than this part of the day: what is begun can be seen to its end. */
const LAST_ARRIVAL = 0.8;

/** Who comes when and for what: the same for the same seed. */
export function planResidents(day: {
  residents: number;
  minutes: number;
  communities: readonly string[];
  seed: number;
}): ResidentPlan[] {
  const workers = Math.min(WORKERS, Math.ceil(day.residents / 10));
  return Array.from({ length: day.residents }, (_, index) => {
    const random = seeded(day.seed, index);
    const isWorker = index < workers;
    const errand = isWorker ? 'worker' : draw(random);
    // The workers come together, within a twentieth of the day.
    const arrives = isWorker
      ? day.minutes * random.between(0.15, 0.2)
      : day.minutes * random.between(0.01, LAST_ARRIVAL);
    const channel = random.chance(WEB) ? 'web' : 'telegram';
    return {
      index,
      channel,
      area: isWorker ? day.communities[0]! : random.pick(day.communities),
      arrives,
      errand,
      blocks: channel === 'telegram' && errand === 'person' && random.chance(0.06),
      endsIt: random.chance(0.12),
      random,
    };
  });
}

function draw(random: Random): Errand {
  let left = random.next();
  for (const [errand, share] of ERRANDS) {
    left -= share;
    if (left < 0) return errand;
  }
  return 'question';
}
