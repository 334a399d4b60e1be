import type { CallBack, FindCallBack } from '../consultation/ports.ts';
import type { Directory, DirectoryPerson } from '../knowledge/directory.ts';
import { nextShift, sayWhen } from './duty.ts';

export const ROLE_NAMES: Record<DirectoryPerson['role'], string> = {
  adviser: '法律顾问',
  mediator: '调解员',
  staff: '工作人员',
  administrator: '管理员',
};

const MINUTE = 60_000;
/** Somebody on duty calls back within this; somebody whose shift begins later, within this of its beginning. */
const WITHIN = 120 * MINUTE;

/** The promise made to a resident who asks for a person: who, and by when, from the duty roster. */
export function findCallBack(directory: () => Directory): FindCallBack {
  return (area, now, roles): CallBack => {
    const shift = nextShift(directory(), area, now, roles);
    if (!shift) {
      const due = new Date(now.getTime() + 24 * 60 * MINUTE);
      return {
        who: '街道工作人员',
        role: '工作人员',
        phone: undefined,
        onDutyNow: false,
        when: `${sayWhen(due, now)} 前`,
        due: due.toISOString(),
      };
    }
    const onDutyNow = shift.start <= now;
    const from = onDutyNow ? now : shift.start;
    // A shift about to end still owes the call: the promise is never shorter than half an hour.
    const due = new Date(
      Math.max(Math.min(from.getTime() + WITHIN, shift.end.getTime()), now.getTime() + 30 * MINUTE),
    );
    return {
      who: shift.person.name,
      role: ROLE_NAMES[shift.person.role],
      phone: shift.person.phone,
      onDutyNow,
      when: `${sayWhen(due, now)} 前`,
      due: due.toISOString(),
    };
  };
}
