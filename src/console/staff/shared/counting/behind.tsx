import type { Choices } from '../../../../contracts/console/figures.ts';
import { NONE } from '../../../../contracts/console/paging.ts';
import { Link } from '../place.tsx';
import { useQuery } from '../use-query-state.ts';
import { text } from './text.ts';
import { type FigureMeta, useCatalogue } from './use-catalogue.ts';

/** Says of which number these are the rows, and leads back to all of them. */
export function Behind({ choices }: { choices: Choices | undefined }) {
  const { query } = useQuery();
  const id = query.get('figure');
  const { data } = useCatalogue();
  const figure = data?.figures.find((one) => one.id === id);
  if (!figure) return null;
  const rest = new URLSearchParams(query);
  for (const name of ['figure', 'key', 'page']) rest.delete(name);
  return (
    <p className="behind">
      <strong>{text.behind(figure.name, partOf(figure, query.get('key'), choices))}</strong>
      <Link to={`${location.pathname}?${rest}`}>{text.showAll}</Link>
      <span className="muted">{figure.definition}</span>
    </p>
  );
}

function partOf(figure: FigureMeta, key: string | null, choices: Choices | undefined): string | undefined {
  if (key === null) return undefined;
  if (key === NONE) return text.unset;
  if (figure.split === 'hour') return `${key}时`;
  const names = [
    ...Object.values(choices?.labels ?? {}).map((labels) => labels[key]),
    ...[choices?.people, choices?.rooms, choices?.topics].map(
      (list) => list?.find((one) => one.id === key)?.name,
    ),
  ];
  return names.find((name) => name !== undefined) ?? key;
}
