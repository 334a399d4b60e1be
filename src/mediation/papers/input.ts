import type { PersonId } from '../../core/ids.ts';
import type { Directory } from '../../knowledge/directory.ts';
import type { Notice } from '../../knowledge/notice.ts';
import type { MediationCase, PartyId, SessionId } from '../case.ts';

/** Who mediates, by the names of the directory. What is not known is left blank on paper. */
export interface PaperOffice {
  /** 人民调解委员会, whose seal the papers bear. */
  committee: string | undefined;
  room: string | undefined;
  address: string | undefined;
  phone: string | undefined;
  /** In the order of the case's mediators; one who is no longer in the directory has no name here. */
  mediators: readonly string[];
}

/** The one-time link by which a party answers. */
export interface PaperInvitation {
  party: PartyId;
  url: string;
  validUntil: Date;
}

export interface PaperInput {
  case: MediationCase;
  office: PaperOffice;
  /** 权利义务告知, from knowledge/. */
  notice: Pick<Notice, 'sections'>;
  /** 调解笔录 of this session alone; without it, of all that were held. */
  session?: SessionId;
  /** Needed for the invitation slip. */
  invitation?: PaperInvitation;
}

/** What the directory knows of the case's room, its mediators and their committee. */
export function paperOffice(
  directory: Directory,
  found: Pick<MediationCase, 'room' | 'mediators'>,
): PaperOffice {
  const room = directory.rooms.find((item) => item.id === found.room);
  const person = (id: PersonId) => directory.people.find((item) => item.id === id);
  const committeeOf = (ids: readonly PersonId[]) =>
    ids.map((id) => person(id)?.organisation).find((name) => name?.endsWith('人民调解委员会'));
  return {
    committee: committeeOf(found.mediators) ?? committeeOf(room?.mediators ?? []),
    room: room?.name,
    address: room?.address,
    phone: room?.phone,
    mediators: found.mediators.flatMap((id) => person(id)?.name ?? []),
  };
}
