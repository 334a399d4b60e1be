import type { MediationCase } from '../case.ts';

/** In the order in which a file (卷宗) is bound; the slip is not bound. */
export const PAPER_NAMES = {
  cover: '调解卷宗封面',
  contents: '卷内目录',
  application: '人民调解申请书',
  register: '人民调解受理登记表',
  notice: '人民调解当事人权利义务告知书',
  invitation: '人民调解邀请单',
  record: '人民调解笔录',
  agreement: '人民调解协议书',
  oral: '人民调解口头协议登记表',
  'follow-up': '人民调解回访记录',
  confirmation: '司法确认申请书',
} as const;
export type PaperKind = keyof typeof PAPER_NAMES;
export const PAPER_KINDS = Object.keys(PAPER_NAMES) as readonly PaperKind[];

const FITS: Record<PaperKind, (found: MediationCase) => boolean> = {
  cover: (found) => found.acceptedAt !== undefined,
  contents: (found) => found.acceptedAt !== undefined,
  // What staff found (主动调解) nobody applied for: its register is in the application's place.
  application: (found) => found.source !== 'found',
  register: (found) => found.acceptedAt !== undefined,
  notice: (found) => found.state !== 'rejected',
  invitation: (found) =>
    found.state === 'inviting' && found.parties.some((party) => party.consent !== 'given'),
  record: (found) => found.sessions.some(isHeld) || found.state === 'mediating' || found.state === 'agreeing',
  agreement: (found) => found.agreement?.form === 'written',
  oral: (found) => found.agreement?.form === 'oral',
  'follow-up': (found) => found.agreement?.effectiveAt !== undefined,
  confirmation: (found) => found.agreement?.effectiveAt !== undefined,
};

export function isHeld(session: MediationCase['sessions'][number]): boolean {
  return session.startedAt !== undefined || session.record !== undefined;
}

/** The papers that fit what has happened in the case, in the order of a file. */
export function papersOf(found: MediationCase): PaperKind[] {
  return PAPER_KINDS.filter((kind) => FITS[kind](found));
}
