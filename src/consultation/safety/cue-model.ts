import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BREAK } from './normalise.ts';

/** Weights of letters and letter pairs, fitted by src/eval/fit-safety.ts; no message it was fitted on is in them. */
export interface CueWeights {
  /** Where the messages and everyday questions it was fitted on came from, and when. */
  fitted: string;
  bias: number;
  /** Above it a message is taken for an emergency though no phrase of safety.yaml stands in it. */
  threshold: number;
  weights: Record<string, number>;
  /** By emergency: which of them a letter pair speaks for. */
  kinds: Record<string, Record<string, number>>;
}

export interface CueScore {
  score: number;
  /** The pairs that spoke loudest for it, for the log. */
  evidence: string[];
}

const table = z.record(z.string(), z.number());
const cueWeights = z.object({
  fitted: z.string(),
  bias: z.number(),
  threshold: z.number(),
  weights: table,
  kinds: z.record(z.string(), table),
});

/** The table that comes with the code, beside this file. */
export function readCueWeights(file: URL = new URL('./cue-weights.json', import.meta.url)): CueWeights {
  return cueWeights.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** A long story is read in pieces: one sentence of danger must not drown in it. */
const WINDOW = 120;
const STEP = 60;

/** Letters and pairs of neighbouring letters of a normalised message, each once. */
export function cuesOf(normalised: string): string[] {
  const cues = new Set<string>();
  for (const clause of normalised.split(BREAK)) {
    for (let at = 0; at < clause.length; at++) {
      cues.add(clause.charAt(at));
      if (at + 1 < clause.length) cues.add(clause.slice(at, at + 2));
    }
  }
  return [...cues];
}

export interface CueModel {
  /** Whether it is an emergency at all. */
  score(normalised: string): CueScore;
  /** How much the words speak for each emergency; compare, do not add. */
  kinds(normalised: string): ReadonlyMap<string, number>;
}

/**
 * A logistic model over letter pairs: what phrases cannot foresee (我已经给每个人写好了信) is told by its words taken
 * together. A fixed table of numbers, so the same message always gives the same answer.
 */
export function createCueModel({ bias, weights, kinds }: CueWeights): CueModel {
  const table = new Map(Object.entries(weights));
  const byKind = Object.entries(kinds).map(([id, cues]) => [id, new Map(Object.entries(cues))] as const);
  const scoreOf = (text: string): CueScore => {
    const cues = cuesOf(text);
    const scale = 1 / Math.sqrt(Math.max(1, cues.filter((cue) => table.has(cue)).length));
    let score = bias;
    for (const cue of cues) score += (table.get(cue) ?? 0) * scale;
    const evidence = cues
      .filter((cue) => cue.length > 1 && (table.get(cue) ?? 0) > 0)
      .sort((a, b) => table.get(b)! - table.get(a)!)
      .slice(0, 4);
    return { score, evidence };
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
    kinds(text) {
      const cues = cuesOf(text);
      return new Map(
        byKind.map(([id, own]) => [id, cues.reduce((sum, cue) => sum + (own.get(cue) ?? 0), 0)]),
      );
    },
  };
}
