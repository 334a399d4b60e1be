import type { ReactNode } from 'react';
import type { CaseView } from '../../../contracts/console/mediation.ts';
import { momentOf } from '../shared/times.ts';
import { Due } from './due.tsx';
import { yuan } from './format.ts';
import { text } from './text.ts';

const words = text.facts;

/** Beside every tab: where it lies, whose it is, its limits. */
export function CaseFacts({ view }: { view: CaseView }) {
  const offered = view.offers.filter((o) => o.state === 'offered');
  const rows: readonly (readonly [string, ReactNode])[] = [
    [words.mediators, view.mediators.map(({ name }) => name).join('、') || text.nobody],
    ...offered.map((o) => [words.offered, `${o.name}，${momentOf(o.expiresAt)}前`] as const),
    [words.due, <Due key="due" row={view} />],
    ...(view.agreement?.judicialUntil
      ? [
          [
            words.judicial,
            <span key="until" className="figure">
              {view.agreement.judicialUntil}
            </span>,
          ] as const,
        ]
      : []),
    [words.type, view.disputeType],
    [words.amount, view.amount === null ? words.none : yuan(view.amount)],
    [words.people, view.people],
    [words.source, text.sources[view.source]],
    [words.area, view.areaName],
    [words.room, `${view.roomName}（${text.levels[view.level]}）`],
    [words.roomReason, view.roomReason],
    [words.applied, momentOf(view.appliedAt)],
    ...(view.acceptedAt ? [[words.accepted, momentOf(view.acceptedAt)] as const] : []),
    ...(view.endedAt ? [[words.ended, momentOf(view.endedAt)] as const] : []),
    ...(view.reason ? [[words.reason, view.reason] as const] : []),
    ...(view.consultation ? [[words.consultation, view.consultation] as const] : []),
    ...(view.prevented.length > 0
      ? [[words.prevented, view.prevented.map((what) => text.cases.preventedKinds[what]).join('、')] as const]
      : []),
  ];
  return (
    <aside className="panel case-facts" aria-label={words.title}>
      <h2>{words.title}</h2>
      <dl className="facts">
        {rows.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two cards may carry one name
          <div key={`${name}${index}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
