import type { AreaId } from '../core/ids.ts';
import { areaChain, type Directory, type MediationRoom } from '../knowledge/directory.ts';
import type { DisputeType } from '../knowledge/topics.ts';
import type { CaseSource, MediationCase, RoomLevel } from './case.ts';

/** From here a dispute is major and goes to the street (大事不出街道). Amount in 分. */
export interface MajorFrom {
  amount: number;
  people: number;
}
export const MAJOR: MajorFrom = { amount: 10_000_000, people: 10 };

export interface RoomChoice {
  room: MediationRoom;
  level: RoomLevel;
  reason: string;
}

/** Rooms that join with the office a dispute came from, by source. */
const JOINED: Partial<Record<CaseSource, string>> = {
  police: '公调对接',
  court: '诉调对接',
  petition: '访调对接',
  labour: '劳动',
};
/** Rooms of a trade, by dispute type. */
const TRADES: Partial<Record<DisputeType, string>> = {
  劳动争议: '劳动',
  物业: '物业',
  医疗: '医疗',
  道路交通事故: '交通',
};
const JOINT_KINDS = new Set([...Object.values(JOINED), ...Object.values(TRADES)]);
/** Only by appointment: elders who hear the sides are called together for one case. */
const BY_APPOINTMENT = '五老评议';

export function levelOf(directory: Directory, room: MediationRoom): RoomLevel {
  if (JOINT_KINDS.has(room.kind)) return 'joint';
  const kind = directory.areas.find((area) => area.id === room.area)?.kind;
  return kind === 'grid' || kind === 'community' ? kind : 'street';
}

/**
 * The room for a dispute: the one joined with its source, the one of its trade, the street's when it is major, else
 * the nearest from the area upwards. Undefined: the directory has none that takes it.
 */
export function chooseRoom(
  directory: Directory,
  about: Pick<MediationCase, 'area' | 'disputeType' | 'source' | 'amount' | 'people'>,
  major: MajorFrom = MAJOR,
): RoomChoice | undefined {
  const chain = areaChain(directory, about.area).map((area) => area.id);
  const rooms = directory.rooms.filter(
    (room) => chain.includes(room.area) && takes(room, about.disputeType) && room.kind !== BY_APPOINTMENT,
  );
  const near = (room: MediationRoom) => chain.indexOf(room.area);
  const nearest = (list: readonly MediationRoom[]) => list.toSorted((a, b) => near(a) - near(b))[0];
  const choice = (room: MediationRoom | undefined, reason: string): RoomChoice | undefined =>
    room && { room, level: levelOf(directory, room), reason };
  const ofKind = (kind: string | undefined) => nearest(rooms.filter((room) => room.kind === kind));

  const joined = JOINED[about.source];
  const trade = TRADES[about.disputeType];
  const plain = rooms.filter((room) => !JOINT_KINDS.has(room.kind));
  const high = plain.filter((room) => levelOf(directory, room) === 'street');
  return (
    (joined ? choice(ofKind(joined), `${joined}移送，由对接的调解室办`) : undefined) ??
    (trade ? choice(ofKind(trade), `${about.disputeType}纠纷，由专门的调解室办`) : undefined) ??
    (isMajor(about, major) ? choice(nearest(high), '金额大或者人数多，由街道办') : undefined) ??
    choice(nearest(plain), '就近受理') ??
    choice(nearest(rooms), '就近没有别的调解室')
  );
}

function isMajor(about: Pick<MediationCase, 'amount' | 'people'>, major: MajorFrom): boolean {
  return (about.amount ?? 0) >= major.amount || about.people >= major.people;
}

function takes(room: MediationRoom, type: DisputeType): boolean {
  return room.disputeTypes.length === 0 || room.disputeTypes.includes(type);
}

/** Where a case may be moved to: other rooms above its area, and those by appointment. */
export function otherRooms(directory: Directory, area: AreaId, now: string): MediationRoom[] {
  const chain = areaChain(directory, area).map((a) => a.id);
  return directory.rooms.filter((room) => chain.includes(room.area) && room.id !== now);
}

/** Who could take it on: mediators of the room, and those of the areas above. */
export function candidatesFor(
  c: Pick<MediationCase, 'area' | 'room' | 'mediators'>,
  directory: Directory,
): { id: string; name: string }[] {
  const chain = areaChain(directory, c.area).map((area) => area.id);
  const ofRoom = directory.rooms.find((room) => room.id === c.room)?.mediators ?? [];
  return directory.people
    .filter((p) => !c.mediators.includes(p.id))
    .filter((p) => ofRoom.includes(p.id) || (p.role === 'mediator' && p.areas.some((a) => chain.includes(a))))
    .map(({ id, name }) => ({ id, name }));
}
