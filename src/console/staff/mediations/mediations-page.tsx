import type { PageProps } from '../pages.ts';
import { CasePage } from './case-page.tsx';
import { CasesPage } from './cases-page.tsx';
import './mediations.css';

/** /console/mediations: the board; /console/mediations/2026-12: a case. */
export default function MediationsPage({ rest: [key] }: PageProps) {
  return key === undefined ? <CasesPage /> : <CasePage key={key} caseKey={key} />;
}
