import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { cuesOf } from './cues.ts';

/** Weights of letters, letter pairs and classes of words, fitted by src/eval/fit-safety.ts; no message it was fitted on is in them. */
export interface CueWeights {
  /** Where the messages and everyday questions it was fitted on came from, and when. */
  fitted: string;
  /** Above it a message is taken for an emergency though no phrase of safety.yaml stands in it. */
  threshold: number;
  /** By emergency, and `none`. */
  bias: Record<string, number>;
  /** By emergency, and `none`: how much a cue speaks for it. */
  weights: Record<string, Record<string, number>>;
}

export interface CueScore {
  score: number;
  /** By emergency, as `score` is for any of them. */
  kinds: ReadonlyMap<string, number>;
  /** The cues that spoke loudest for it, for the log. */
  evidence: string[];
}

const table = z.record(z.string(), z.number());
const cueWeights = z.object({
  fitted: z.string(),
  threshold: z.number(),
  bias: table,
  weights: z.record(z.string(), table),
});

/** The table that comes with the code, beside this file. */
export function readCueWeights(file: URL = new URL('./cue-weights.json', import.meta.url)): CueWeights {
  return cueWeights.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** A long story is read in pieces: one sentence of danger must not drown in it. */
const WINDOW = 120;
const STEP = 60;

const NONE = 'none';

export interface CueModel {
  /** Whether it is an emergency at all, and which. */
  score(normalised: string): CueScore;
}

/**
 * A softmax model over letter pairs and classes of words: what phrases cannot foresee (我已经给每个人写好了信) is told by its
 * words taken together. A fixed table of numbers, so the same message always gives the same answer.
 */
export function createCueModel({ bias, weights }: CueWeights): CueModel {
  const ids = Object.keys(bias).filter((id) => id !== NONE);
  const outcomes = [...ids, NONE];
  const table = new Map<string, Float64Array>();
  for (const [k, id] of outcomes.entries()) {
    for (const [cue, weight] of Object.entries(weights[id] ?? {})) {
      const row = table.get(cue) ?? new Float64Array(outcomes.length);
      row[k] = weight;
      table.set(cue, row);
    }
  }
  const scoreOf = (text: string): CueScore => {
    const known = cuesOf(text).flatMap((cue) => {
      const row = table.get(cue);
      return row ? [{ cue, row }] : [];
    });
    const scale = 1 / Math.sqrt(Math.max(1, known.length));
    const sums = outcomes.map((id) => bias[id] ?? 0);
    for (const { row } of known) for (let k = 0; k < sums.length; k++) sums[k]! += row[k]! * scale;
    const none = sums.pop()!;
    const scores = sums.map((sum) => sum - none);
    const top = Math.max(...scores);
    const score = top + Math.log(scores.reduce((sum, each) => sum + Math.exp(each - top), 0));
    const kind = scores.indexOf(top);
    const evidence = known
      .filter(({ cue, row }) => cue.length > 1 && row[kind]! > 0)
      .sort((a, b) => b.row[kind]! - a.row[kind]!)
      .slice(0, 4)
      .map(({ cue }) => cue);
    return { score, kinds: new Map(ids.map((id, k) => [id, scores[k]!])), evidence };
  };
  return {
    score(text) {
      let best = scoreOf(text.slice(0, WINDOW));
      for (let at = STEP; at + STEP < text.length; at += STEP) {
        const next = scoreOf(text.slice(at, at + WINDOW));
        if (next.score > best.score) best = next;
      }
      return best;
    },
  };
}
