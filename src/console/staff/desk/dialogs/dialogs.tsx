import type { DeskChoices, MatterStory } from '../../../../contracts/console/desk.ts';
import { CloseDialog } from './close-dialog.tsx';
import { HandOnDialog } from './hand-on-dialog.tsx';
import { MediateDialog } from './mediate-dialog.tsx';
import { AppointmentDialog, FollowUpDialog, PauseDialog } from './small-dialogs.tsx';

export interface DialogProps {
  number: string;
  story: MatterStory;
  choices: DeskChoices | undefined;
  /** The server's time. */
  now: number;
  close: () => void;
  /** To the matter; throws what the server says. */
  post: (what: string, body?: object) => Promise<unknown>;
  /** Says so, and reads everything again. */
  done: (said: string) => void;
}

const DIALOGS = {
  'hand-on': HandOnDialog,
  appointment: AppointmentDialog,
  'follow-up': FollowUpDialog,
  pause: PauseDialog,
  mediate: MediateDialog,
  close: CloseDialog,
};
export type DialogName = keyof typeof DIALOGS;

export function Dialog({ name, ...props }: DialogProps & { name: DialogName }) {
  const Shown = DIALOGS[name];
  return <Shown {...props} />;
}
