import { InvalidInput } from '../../core/errors.ts';
import type { MediationCase } from '../case.ts';
import { cleanLine } from './clean.ts';
import { paperDocx } from './docx.ts';
import { agreement } from './forms/agreement.ts';
import { application } from './forms/application.ts';
import { confirmation } from './forms/confirmation.ts';
import { contents, cover } from './forms/file-cover.ts';
import { followUp } from './forms/follow-up.ts';
import { invitation } from './forms/invitation.ts';
import { notice } from './forms/notice.ts';
import { oral } from './forms/oral.ts';
import { record } from './forms/record.ts';
import { register } from './forms/register.ts';
import { paperHtml } from './html.ts';
import type { PaperInput, PaperOffice } from './input.ts';
import { PAPER_NAMES, type PaperKind, papersOf } from './kinds.ts';
import type { Paper, Sheet } from './paper.ts';

/** A paper, or all of them bound: 卷宗, without the invitation slip. */
export type PaperWanted = PaperKind | 'file';

export interface PaperFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const FORMS: Record<PaperKind, (input: PaperInput) => Sheet[]> = {
  cover,
  contents,
  application,
  register,
  notice,
  invitation,
  record,
  agreement,
  oral,
  'follow-up': followUp,
  confirmation,
};

/** Throws InvalidInput when the case, as it stands, has no such paper. */
function buildPaper(wanted: PaperWanted, given: PaperInput): Paper {
  const input = { ...given, office: cleanOffice(given.office) };
  const fit = papersOf(input.case);
  if (wanted === 'file') {
    const kinds = fit.filter((kind) => isBound(kind, input.case));
    return { name: '调解卷宗', sheets: kinds.flatMap((kind) => FORMS[kind](input)) };
  }
  const name = PAPER_NAMES[wanted];
  if (!fit.includes(wanted)) throw new InvalidInput(`这个案件现在没有《${name}》`);
  return { name, sheets: FORMS[wanted](input) };
}

/** The slip goes to the party, and nobody applies to the court who does not want to. */
function isBound(kind: PaperKind, found: MediationCase): boolean {
  return kind !== 'invitation' && !(kind === 'confirmation' && found.confirmation === 'none');
}

/** The paper as a Word file. */
export async function writePaper(wanted: PaperWanted, input: PaperInput): Promise<PaperFile> {
  const paper = buildPaper(wanted, input);
  return {
    name: `${fileName(`${paper.name} ${input.case.number}`)}.docx`,
    mediaType: DOCX,
    bytes: await paperDocx(paper),
  };
}

/** The paper as a page to print, or to keep as PDF from the print dialogue. `nonce`: of the content security policy. */
export function paperPage(wanted: PaperWanted, input: PaperInput, nonce?: string): string {
  return paperHtml(buildPaper(wanted, input), nonce);
}

/** Characters that some file system does not take give way to a space. */
function fileName(text: string): string {
  return cleanLine(text.replace(/[\\/:*?"<>|]/g, ' '));
}

function cleanOffice(office: PaperOffice): PaperOffice {
  const line = (text: string | undefined) => (text === undefined ? undefined : cleanLine(text) || undefined);
  return {
    committee: line(office.committee),
    room: line(office.room),
    address: line(office.address),
    phone: line(office.phone),
    mediators: office.mediators.map(cleanLine).filter((name) => name !== ''),
  };
}
