import type { LocalDate } from '../../../core/dates.ts';
import type { DocumentFacts } from '../parse/parsed.ts';
import type { StatuteKind } from '../statute.ts';

/** A parsed document without its text, as the joining of versions needs it. */
export interface DocumentRecord {
  id: number;
  collection: string;
  path: string;
  key: string;
  title: string;
  kind: StatuteKind;
  issuer: string | undefined;
  promulgated: LocalDate | undefined;
  history: { date: LocalDate; act: string }[];
  facts: DocumentFacts;
  sketch: Uint32Array;
  articles: number;
}

/** How the first day in force is known; kept with the version so that a doubtful date can be traced. */
export type EffectiveBasis =
  | 'folder'
  | 'head'
  | 'text'
  | 'promulgation'
  | 'decision'
  | 'known'
  | 'assumed'
  | 'unknown';

export interface JoinedVersion {
  id: string;
  key: string;
  /** The document whose text is kept. */
  document: DocumentRecord;
  /** Further documents with the same version. */
  also: DocumentRecord[];
  promulgated: LocalDate | undefined;
  effective: LocalDate;
  basis: EffectiveBasis;
  until: LocalDate | undefined;
  repealedBy: string | undefined;
}

export interface JoinedStatute {
  key: string;
  title: string;
  kind: StatuteKind;
  issuer: string | undefined;
  versions: JoinedVersion[];
}
