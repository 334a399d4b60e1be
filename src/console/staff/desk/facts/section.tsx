import type { ReactNode } from 'react';

export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="fact">
      <h3>
        {title}
        {hint && <span className="muted small">{hint}</span>}
      </h3>
      {children}
    </section>
  );
}
