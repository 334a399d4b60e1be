/**
 * The life of an appointment, in one table: a time and place put before the resident. What is not in the table is
 * refused. A wish for another time is answered by a new appointment, which replaces this one.
 */
export const APPOINTMENT_STATES = [
  'offered',
  'accepted',
  'change-asked',
  'declined',
  'cancelled',
  'replaced',
] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

export const APPOINTMENT_EVENTS = ['accept', 'decline', 'ask-change', 'cancel', 'replace'] as const;
export type AppointmentEvent = (typeof APPOINTMENT_EVENTS)[number];

export const APPOINTMENT_TRANSITIONS: Record<
  AppointmentState,
  Partial<Record<AppointmentEvent, AppointmentState>>
> = {
  offered: {
    accept: 'accepted',
    decline: 'declined',
    'ask-change': 'change-asked',
    cancel: 'cancelled',
    replace: 'replaced',
  },
  accepted: {
    decline: 'declined',
    'ask-change': 'change-asked',
    cancel: 'cancelled',
    replace: 'replaced',
  },
  'change-asked': { accept: 'accepted', decline: 'declined', cancel: 'cancelled', replace: 'replaced' },
  declined: {},
  cancelled: {},
  replaced: {},
};

/** The state after `event`; undefined when the table does not allow it. */
export function nextAppointment(
  state: AppointmentState,
  event: AppointmentEvent,
): AppointmentState | undefined {
  return APPOINTMENT_TRANSITIONS[state][event];
}
