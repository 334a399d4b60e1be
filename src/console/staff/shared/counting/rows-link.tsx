import type { ReactNode } from 'react';
import { Link } from '../place.tsx';
import { useSigned } from '../session.tsx';
import { rightOfRows, rowsAddress } from './rows-address.ts';
import { text } from './text.ts';
import type { FigureMeta } from './use-catalogue.ts';
import type { Counting } from './use-counting.ts';

/** A number that opens onto its rows, for those who may see them. */
export function RowsLink({
  figure,
  counting,
  part,
  className = 'rows-link',
  children,
}: {
  figure: FigureMeta;
  counting: Counting;
  part?: { key: string; label: string } | undefined;
  className?: string;
  children: ReactNode;
}) {
  const { may } = useSigned();
  if (!may(rightOfRows(figure))) return <span className={className}>{children}</span>;
  return (
    <Link
      className={className}
      to={rowsAddress(figure, counting, part?.key)}
      title={text.rows(part ? `${figure.name}（${part.label}）` : figure.name)}
    >
      {children}
    </Link>
  );
}
