/** Articles near an anchor: how many questions lay near it, by weight, and how many of those each article answered. */
export interface AnchorRow {
  total: number;
  /** Place in the list of names, weight. */
  articles: readonly (readonly [place: number, weight: number])[];
}

/** Tens of thousands of small numbers: hundredths and places in base 36, a third of what JSON would take. */
export function packAnchorRow({ total, articles }: AnchorRow): string {
  return [hundredths(total), ...articles.flatMap(([place, weight]) => [place, hundredths(weight)])]
    .map((value) => value.toString(36))
    .join(' ');
}

export function unpackAnchorRow(text: string): AnchorRow {
  const [total = 0, ...values] = text.split(' ').map((value) => Number.parseInt(value, 36));
  const articles: [number, number][] = [];
  for (let i = 0; i + 1 < values.length; i += 2) articles.push([values[i]!, values[i + 1]! / 100]);
  return { total: total / 100, articles };
}

function hundredths(value: number): number {
  return Math.round(value * 100);
}
