import type { Tokenizer } from '../../tokens/tokenizer.ts';
import {
  createGuideFeatures,
  GUIDE_FEATURES,
  type GuideFeatures,
  type GuideRows,
  WIDTH,
} from '../features.ts';
import type { GuideMaterial, MatchMaterial } from '../guide-material.ts';
import type { TopicChances } from '../matcher.ts';
import { type GuideModel, logistic, rankRows, SIGNS, signsOf } from '../model.ts';
import { fitLogistic, type Judged } from './fit-logistic.ts';
import { fitShares, type GuideList } from './fit-shares.ts';
import { holdOut } from './hold-out.ts';

export interface Message {
  text: string;
  /** Guides that answer it; empty: none does. */
  right: readonly string[];
}

export interface FitGuidesOptions {
  material: MatchMaterial;
  tokenizer: Tokenizer;
  /** The topic model of consultation/triage, trained on these guides' questions and no others. */
  topicsFrom: (guides: readonly GuideMaterial[]) => TopicChances;
  /** Written in residents' voice: what the service will meet. */
  residents: readonly Message[];
  /** Small talk, not legal, unclear. */
  others: readonly string[];
  /** Share of residents' messages that may get a wrong guide. */
  allowedWrong: number;
  command: string;
  progress: (text: string) => void;
}

/** `knowledge`: our questions, held out; `verbatim`: not held out; `missing`: held out with their guide; the rest as given. */
export type Source = 'knowledge' | 'verbatim' | 'missing' | 'residents' | 'others';

/** A message that was matched with its own words held out. */
export interface OutOfFold {
  source: Source;
  text: string;
  first: string;
  firstRight: boolean;
  thirdRight: boolean;
  chance: number;
  answerable: boolean;
}

export interface FittedGuides {
  model: GuideModel;
  outOfFold: OutOfFold[];
}

const FOLDS = 10;
const CROSS = 5;
/** Guides a list keeps: the right ones and those a flat score puts first. */
const KEPT = 30;
/** How much of the whole each source weighs when chances are fitted. Residents' own voice decides; the rest steadies it. */
const SHARE = { knowledge: 0.3, verbatim: 0.05, missing: 0.05, residents: 0.5, others: 0.1 } as const;
const RANK_SHARE = { knowledge: 0.45, verbatim: 0.05, missing: 0, residents: 0.5, others: 0 } as const;
/** Of our own questions every third is enough where each would weigh little. */
const EVERY = 3;

interface Example extends Pick<OutOfFold, 'source' | 'text'> {
  rows: GuideRows;
  right: ReadonlySet<number>;
  /** The guides left out, as if nobody had written them. */
  without: ReadonlySet<number>;
  fold: number;
}

/** Ranks by a log-linear model, then the chance of the first by a logistic one; both reported out of fold. */
export function fitGuides(options: FitGuidesOptions): FittedGuides {
  const { material, progress } = options;
  const ids = material.guides.map(({ id }) => id);
  const examples = gather(options, new Map(ids.map((id, row) => [id, row])));
  progress(`${examples.length} 条`);
  const outOfFold = Array.from({ length: CROSS }, (_, fold) => {
    const fitted = fitBoth(examples.filter((example) => example.fold !== fold));
    progress(`第 ${fold + 1} 折`);
    return examples
      .filter((example) => example.fold === fold)
      .map((example): OutOfFold => {
        const ranked = rankRows(fitted.rank, example.rows, example.without);
        const isRight = (row: number | undefined) => row !== undefined && example.right.has(row);
        return {
          source: example.source,
          text: example.text,
          first: ids[ranked.order[0]!]!,
          firstRight: isRight(ranked.order[0]),
          thirdRight: ranked.order.slice(0, 3).some(isRight),
          chance: logistic(fitted.bias, fitted.chance, signsOf(example.rows, ranked)),
          answerable: example.right.size > 0,
        };
      });
  }).flat();
  const { rank, bias, chance } = fitBoth(examples);
  return {
    outOfFold,
    model: {
      fitted: { command: options.command, guides: ids.length, messages: examples.length },
      rank: named(GUIDE_FEATURES, rank),
      chance: { bias: short(bias), ...named(SIGNS, chance) },
      threshold: chooseThreshold(
        outOfFold.filter(({ source }) => source === 'residents'),
        options.allowedWrong,
      ),
    },
  };
}

/** The lowest chance from which on at most the allowed share of messages gets a wrong guide. */
function chooseThreshold(residents: readonly OutOfFold[], allowedWrong: number): number {
  const wrong = residents
    .filter(({ firstRight }) => !firstRight)
    .map(({ chance }) => chance)
    .sort((a, b) => b - a);
  const allowed = Math.floor(allowedWrong * residents.length);
  return Math.ceil(((wrong[allowed] ?? 0) + 1e-4) * 1000) / 1000;
}

function gather(options: FitGuidesOptions, rowOf: ReadonlyMap<string, number>): Example[] {
  const { material, tokenizer, topicsFrom, progress } = options;
  const examples: Example[] = [];
  const none: ReadonlySet<number> = new Set();
  const look = (features: GuideFeatures, topicsOf: TopicChances, text: string) =>
    features.look(text, {
      topicProbabilities: new Map([...topicsOf(text)].map(({ topic, probability }) => [topic, probability])),
    });
  for (const [round, held] of holdOut(material.guides, FOLDS).entries()) {
    const features = createGuideFeatures({ ...material, guides: held.guides }, tokenizer);
    const topicsOf = topicsFrom(held.guides);
    for (const [i, { guide, text }] of held.questions.entries()) {
      const right = new Set([rowOf.get(guide)!]);
      const rows = look(features, topicsOf, text);
      const fold = round % CROSS;
      examples.push({ source: 'knowledge', text, rows, right, without: none, fold });
      if (i % EVERY === 0)
        examples.push({ source: 'missing', text, rows, right: none, without: right, fold });
    }
    progress(`留出第 ${round + 1} 组`);
  }
  const features = createGuideFeatures(material, tokenizer);
  const topicsOf = topicsFrom(material.guides);
  const verbatim = material.guides.flatMap(({ id, questions }) =>
    questions.map((text) => ({ text, right: [id] })),
  );
  const outside = [
    ...verbatim
      .filter((_, i) => i % EVERY === 0)
      .map((message) => ({ ...message, source: 'verbatim' as const })),
    ...options.residents.map((message) => ({ ...message, source: 'residents' as const })),
    ...options.others.map((text) => ({ text, right: [], source: 'others' as const })),
  ];
  for (const [i, { text, right, source }] of outside.entries()) {
    const rows = look(features, topicsOf, text);
    // The matcher gives no chance to what it knows no word of.
    if (rows.signs.known === 0) continue;
    const wanted = new Set(right.flatMap((id) => rowOf.get(id) ?? []));
    examples.push({ source, text, rows, right: wanted, without: none, fold: i % CROSS });
  }
  return examples;
}

function fitBoth(examples: readonly Example[]): { rank: number[]; bias: number; chance: number[] } {
  const counts = { knowledge: 0, verbatim: 0, missing: 0, residents: 0, others: 0 };
  for (const { source } of examples) counts[source]++;
  const answerable = examples.filter(({ right }) => right.size > 0);
  const rank = fitShares(
    answerable.map((example) => {
      const count = answerable.filter(({ source }) => source === example.source).length;
      return shortList(example, RANK_SHARE[example.source] / count);
    }),
  );
  const judged = examples.map((example): Judged => {
    const ranked = rankRows(rank, example.rows, example.without);
    return {
      values: signsOf(example.rows, ranked),
      right: example.right.has(ranked.order[0]!),
      weight: SHARE[example.source] / counts[example.source],
    };
  });
  const { bias, weights } = fitLogistic(judged);
  return { rank, bias, chance: weights };
}

/** Features are made to grow with likeness, so their plain sum over deviations finds the guides worth comparing. */
function shortList({ rows: { values }, right }: Example, weight: number): GuideList {
  const count = values.length / WIDTH;
  const flat = Float64Array.from({ length: count }, (_, row) => {
    let sum = 0;
    for (let f = 0; f < WIDTH; f++)
      sum += values[row * WIDTH + f]! * (GUIDE_FEATURES[f]!.startsWith('bayes') ? 0.1 : 1);
    return right.has(row) ? Number.POSITIVE_INFINITY : sum;
  });
  const kept = [...flat.keys()].sort((a, b) => flat[b]! - flat[a]!).slice(0, KEPT);
  const list = new Float32Array(kept.length * WIDTH);
  for (const [i, row] of kept.entries()) list.set(values.subarray(row * WIDTH, (row + 1) * WIDTH), i * WIDTH);
  return { values: list, right: [...right].map((row) => kept.indexOf(row)), weight };
}

function named<K extends string>(names: readonly K[], values: readonly number[]): Record<K, number> {
  return Object.fromEntries(names.map((name, i) => [name, short(values[i]!)])) as Record<K, number>;
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}
