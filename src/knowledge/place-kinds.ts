import type { Service } from './directory.ts';

export interface PlaceKind {
  key: string;
  /** What the offices of this key are called, without where they are: 公共法律服务室. */
  name: string;
  offices: number;
}

/** Each key once, in the order of the directory. A guide names a key; which office is meant depends on where one lives. */
export function placeKinds(services: readonly Pick<Service, 'key' | 'name'>[]): PlaceKind[] {
  return [...Map.groupBy(services, ({ key }) => key)].map(([key, offices]) => ({
    key,
    name: sharedEnd(offices.map(({ name }) => name)),
    offices: offices.length,
  }));
}

/** The longest end that most of the names have: of 星河社区公共法律服务室 and 和平里社区公共法律服务室 the last seven letters. */
function sharedEnd(names: readonly string[]): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return first;
  const letters = [...first];
  const from = letters.findIndex((_, i) => {
    const end = letters.slice(i).join('');
    return i > 0 && names.filter((name) => name.endsWith(end)).length * 2 > names.length;
  });
  const end =
    from < 0
      ? ''
      : letters
          .slice(from)
          .join('')
          .replace(/^(社区|街道)/, '');
  return end.length < 2 ? first : end;
}
