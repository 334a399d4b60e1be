/** Field weights and length normalisation of BM25F (Robertson, Zaragoza 2009). Mean lengths are fixed, so that a document's weights do not change when others are added. */
export interface FieldSpec {
  weight: number;
  b: number;
  meanLength: number;
}

export const K1 = 1.2;
/** Saturated term frequency lies in [0, K1 + 1); postings keep it in one byte. */
export const IMPACT_STEP = (K1 + 1) / 255;

export function addField(into: Map<string, number>, tokens: readonly string[], spec: FieldSpec): void {
  if (tokens.length === 0) return;
  const norm = spec.weight / (1 - spec.b + (spec.b * tokens.length) / spec.meanLength);
  for (const token of tokens) into.set(token, (into.get(token) ?? 0) + norm);
}

/** 1..255. */
export function impactOf(frequency: number): number {
  const saturated = (frequency * (K1 + 1)) / (K1 + frequency);
  return Math.max(1, Math.min(255, Math.round(saturated / IMPACT_STEP)));
}

export function idf(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}
