import type { Emergency } from '../../knowledge/safety-scripts.ts';
import { type CueWeights, createCueModel, readCueWeights } from './cue-model.ts';
import { firstLetters } from './first-letters.ts';
import { isDenied, lookAlike } from './look-alikes.ts';
import { BREAK, normalise } from './normalise.ts';
import { createPhraseMatcher, type PhraseHit } from './phrase-matcher.ts';
import type { SafetyCheck, SafetyHit } from './safety.ts';
import { isPattern, patternSource } from './word-classes.ts';

type Role =
  | { kind: 'trigger'; emergency: number }
  | { kind: 'lookalike'; emergency: number }
  | { kind: 'cancel'; emergency: number }
  | { kind: 'now'; emergency: number }
  | { kind: 'pair'; emergency: number; pair: number; group: number };

/** Words of a pair further apart than this many letters tell of different things. */
const PAIR_REACH = 60;
/**
 * A phrase counts only where the words around it do not speak against an emergency this far below the threshold: 传销 in
 * 传销和直销怎么区分 is none.
 */
const PHRASE_MARGIN = 1;
/** A phrase says which emergency, unless the words taken together say another so much more clearly; what keeps a matter from mediation never gives way to what does not. */
const SURER = 1;
/** A line of so few letters (我先说吧) says little, so that any word in it may speak loud: it must be this much clearer. */
export const SHORT = { letters: 12, margin: 1 } as const;
/** So little above the threshold the table gives way to a guide that is sure of the message. A phrase never does. */
const VOUCHED = 1;
/** How much of the resident's last messages is read along with the new one. */
const EARLIER = { messages: 2, letters: 120, fragment: 15 };

interface Piece {
  phrase: string;
  at: number;
}

interface Found {
  triggers: Piece[];
  groups: Map<number, Piece[][]>;
  masked: [number, number][];
  cancelled: boolean;
  now: boolean;
}

/**
 * The deterministic check of every message, over knowledge/safety.yaml. An emergency whose words are covered by a
 * look-alike, denied, or cancelled (and not said to happen now) does not count. Of several the one of the highest
 * weight goes out, then the one the words speak for most. `cues`: what no phrase foresaw, told by a fitted table;
 * false: phrases alone. `isOrdinary`: whether a message is surely about something else (ordinary.ts).
 */
export function createSafety(
  emergencies: readonly Emergency[],
  cues: CueWeights | false = readCueWeights(),
  isOrdinary: (message: string) => boolean = () => false,
): SafetyCheck {
  const cueModel = cues ? createCueModel(cues) : undefined;
  const all = [...roles(emergencies)];
  const match = createPhraseMatcher(
    all.filter(([phrase]) => !isPattern(phrase)).map(([phrase, role]) => [normalise(phrase), role]),
  );
  const patterns = compile(all.filter(([phrase]) => isPattern(phrase)));

  return (message, earlier) => {
    const own = normalise(message);
    if (own === '') return undefined;
    const before = earlier
      .slice(-EARLIER.messages)
      .map((text) => normalise(text).slice(-EARLIER.letters))
      .filter((text) => text !== '')
      // A fragment (我不想) runs on into the next message (活了).
      .map((text) => (text.length < EARLIER.fragment ? text : `${text}${BREAK}`))
      .join('');
    const text = before + own;

    const found = emergencies.map(
      (): Found => ({ triggers: [], groups: new Map(), masked: [], cancelled: false, now: false }),
    );
    for (const { phrase, at, roles: played } of [...match(text), ...patterns(text)]) {
      const denied = !/^[不没无别]/.test(phrase) && isDenied(text, at);
      for (const role of played) {
        const state = found[role.emergency]!;
        if (role.kind === 'lookalike') state.masked.push([at, at + phrase.length]);
        else if (role.kind === 'cancel') state.cancelled = true;
        else if (role.kind === 'now') state.now ||= at + phrase.length > before.length;
        else if (denied) continue;
        else if (role.kind === 'trigger') state.triggers.push({ phrase, at });
        else {
          const groups =
            state.groups.get(role.pair) ?? emergencies[role.emergency]!.pairs[role.pair]!.map(() => []);
          groups[role.group]!.push({ phrase, at });
          state.groups.set(role.pair, groups);
        }
      }
    }
    const cue = cueModel?.score(own);
    const kinds: ReadonlyMap<string, number> = cue?.kinds ?? new Map();
    const likelier = (id: string, evidence: string[], than: { emergency: Emergency; evidence: string[] }) => {
      const [a, b] = [kinds.get(id) ?? 0, kinds.get(than.emergency.id) ?? 0];
      return a === b ? evidence.length > than.evidence.length : a > b;
    };
    let general: string | undefined | null = null;
    let best: { emergency: Emergency; evidence: string[] } | undefined;
    emergencies.forEach((emergency, i) => {
      const state = found[i]!;
      const evidence = evidenceOf(state, before.length);
      if (evidence.length === 0) return;
      if (general === null) general = lookAlike(text);
      if ((state.cancelled || general !== undefined) && !state.now) return;
      const better =
        !best ||
        emergency.weight > best.emergency.weight ||
        (emergency.weight === best.emergency.weight && likelier(emergency.id, evidence, best));
      if (better) best = { emergency, evidence };
    });
    if (!cues || !cueModel || !cue) return best && hitOf(best.emergency, best.evidence);

    if (best) {
      const score = before === '' ? cue.score : Math.max(cue.score, cueModel.score(text).score);
      if (score <= cues.threshold - PHRASE_MARGIN) return undefined;
      const other = likeliest(emergencies, found, kinds);
      const surer =
        other &&
        (best.emergency.mediationAllowed || !other.mediationAllowed) &&
        (kinds.get(other.id) ?? 0) > (kinds.get(best.emergency.id) ?? 0) + SURER;
      return surer ? hitOf(other, cue.evidence) : hitOf(best.emergency, best.evidence);
    }
    const margin = own.length <= SHORT.letters ? SHORT.margin : 0;
    if (cue.score <= cues.threshold + margin || lookAlike(text) !== undefined) return undefined;
    if (cue.score <= cues.threshold + VOUCHED && isOrdinary(message)) return undefined;
    const likely = likeliest(emergencies, found, kinds);
    return likely && hitOf(likely, cue.evidence);
  };
}

/** The emergency the words taken together speak for most, of those not cancelled. */
function likeliest(
  emergencies: readonly Emergency[],
  found: readonly Found[],
  kinds: ReadonlyMap<string, number>,
): Emergency | undefined {
  return emergencies
    .filter(({ id }, i) => kinds.has(id) && (!found[i]!.cancelled || found[i]!.now))
    .sort((a, b) => (kinds.get(b.id) ?? 0) - (kinds.get(a.id) ?? 0))[0];
}

function* roles(emergencies: readonly Emergency[]): Iterable<[string, Role]> {
  for (const [emergency, entry] of emergencies.entries()) {
    const lists = {
      trigger: entry.triggers,
      lookalike: entry.lookalikes,
      cancel: entry.cancels,
      now: entry.now,
    } as const;
    for (const kind of ['trigger', 'lookalike', 'cancel', 'now'] as const) {
      for (const phrase of lists[kind]) yield [phrase, { kind, emergency }];
    }
    for (const [pair, groups] of entry.pairs.entries()) {
      for (const [group, phrases] of groups.entries()) {
        for (const phrase of phrases) yield [phrase, { kind: 'pair', emergency, pair, group }];
      }
    }
  }
}

/** Every pattern is tried only where its first letter stands: a long message costs its length, not its length times all patterns. */
function compile(entries: readonly (readonly [string, Role])[]): (text: string) => PhraseHit<Role>[] {
  const anywhere: [RegExp, Role][] = [];
  const byFirst = new Map<string, [RegExp, Role][]>();
  for (const [phrase, role] of entries) {
    const source = patternSource(phrase, normalise);
    const pattern: [RegExp, Role] = [new RegExp(source, 'uy'), role];
    const letters = firstLetters(source);
    if (!letters) anywhere.push(pattern);
    for (const letter of letters ?? []) byFirst.set(letter, [...(byFirst.get(letter) ?? []), pattern]);
  }
  return (text) => {
    const hits: PhraseHit<Role>[] = [];
    for (let at = 0; at < text.length; at++) {
      for (const list of [byFirst.get(text.charAt(at)) ?? [], anywhere]) {
        for (const [pattern, role] of list) {
          pattern.lastIndex = at;
          const found = pattern.exec(text);
          if (found) hits.push({ phrase: found[0], at, roles: [role] });
        }
      }
    }
    return hits;
  };
}

/** The phrases that set it off; at least one of them must stand in the new message, which begins at `from`. */
function evidenceOf({ triggers, groups, masked }: Found, from: number): string[] {
  const open = ({ phrase, at }: Piece) =>
    !masked.some(([start, end]) => at < end && at + phrase.length > start);
  const isNew = ({ phrase, at }: Piece) => at + phrase.length > from;
  const evidence = new Set(triggers.filter((hit) => isNew(hit) && open(hit)).map(({ phrase }) => phrase));
  for (const pieces of groups.values()) {
    const usable = pieces.map((group) => group.filter(open));
    const near = together(usable, isNew);
    if (near) evidence.add(near.map(({ phrase }) => phrase).join('+'));
  }
  return [...evidence];
}

/** One piece of every group, all within reach of the first group's piece, one of them new; undefined when there are none. */
function together(groups: Piece[][], isNew: (piece: Piece) => boolean): Piece[] | undefined {
  if (groups.some((group) => group.length === 0)) return undefined;
  for (const first of groups[0]!) {
    const others = groups
      .slice(1)
      .map((group) => group.filter(({ at }) => Math.abs(at - first.at) <= PAIR_REACH));
    if (others.some((group) => group.length === 0)) continue;
    const chosen = [first, ...others.map((group) => group.find(isNew) ?? group[0]!)];
    if (chosen.some(isNew)) return chosen;
  }
  return undefined;
}

function hitOf(emergency: Emergency, evidence: string[]): SafetyHit {
  const { id, label, script, numbers, mediationAllowed } = emergency;
  return { id, label, script, numbers: numbers.map((entry) => ({ ...entry })), mediationAllowed, evidence };
}
