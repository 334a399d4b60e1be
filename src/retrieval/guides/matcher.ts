import type { TopicId } from '../../core/ids.ts';
import type { Tokenizer } from '../tokens/tokenizer.ts';
import { createGuideFeatures, GUIDE_FEATURES, type LookOptions } from './features.ts';
import type { MatchMaterial } from './guide-material.ts';
import { type GuideModel, logistic, rankRows, SIGNS, signsOf } from './model.ts';

export interface GuideMatch {
  guide: string;
  /** 0..1, calibrated: the chance that this guide answers the message. */
  chance: number;
}

/** Chances of topics, as our classifier sees the message. */
export type TopicChances = (text: string) => Iterable<{ topic: TopicId; probability: number }>;

export interface GuideMatcher {
  /** From this chance on the first guide is answered from. */
  readonly threshold: number;
  /** The eight likeliest guides, best first; none when there are no guides or the message says nothing. */
  match(text: string, options?: MatchOptions): GuideMatch[];
}

export type MatchOptions = Pick<LookOptions, 'context'>;

const SHOWN = 8;

/** Which guide answers a message, and how sure. Built again whenever knowledge/ changes. */
export function createGuideMatcher(
  material: MatchMaterial,
  tokenizer: Tokenizer,
  model: GuideModel,
  topicsOf: TopicChances = () => [],
): GuideMatcher {
  const { guides } = material;
  const features = createGuideFeatures(material, tokenizer);
  const rank = GUIDE_FEATURES.map((name) => model.rank[name]);
  const chance = SIGNS.map((name) => model.chance[name]);
  return {
    threshold: model.threshold,
    match(text, options) {
      const topics = new Map([...topicsOf(text)].map(({ topic, probability }) => [topic, probability]));
      const rows = features.look(text, { ...options, topicProbabilities: topics });
      if (guides.length === 0 || rows.signs.known === 0) return [];
      const ranked = rankRows(rank, rows);
      const { order, shares } = ranked;
      const first = logistic(model.chance.bias, chance, signsOf(rows, ranked));
      const top = shares[order[0]!]!;
      return order
        .slice(0, SHOWN)
        .map((row) => ({ guide: guides[row]!.id, chance: first * (shares[row]! / top) }));
    },
  };
}
