import type { ReactNode } from 'react';

/** Top of every page: what it is, one line what it is for, what can be done here. */
export function PageHeader({
  title,
  hint,
  actions,
}: {
  title: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="page-header">
      <div>
        <h1>{title}</h1>
        {hint && <p>{hint}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}
