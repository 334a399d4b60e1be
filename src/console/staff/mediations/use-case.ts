import { App } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  CaseMessageView,
  CasePulse,
  CaseView,
  CommandDone,
} from '../../../contracts/console/mediation.ts';
import type { MediationCommand } from '../../../contracts/mediation-command.ts';
import { useApi } from '../shared/session.tsx';
import { useAct } from '../shared/use-act.ts';
import { useEvents } from '../shared/use-events.ts';
import { useLoad } from '../shared/use-load.ts';

/** How often the page asks by itself whether something happened, without and with the live line; the answer is a few bytes. */
const LOOK_MS = 3_000;
const LIVE_MS = 10_000;

/** A command without the case it is of. */
export type Step = MediationCommand extends infer C
  ? C extends { case: string }
    ? Omit<C, 'case'>
    : never
  : never;

export interface Case {
  view: CaseView;
  messages: readonly CaseMessageView[];
  busy: boolean;
  can(command: CaseView['may'][number]): boolean;
  /** Undefined: refused, and said so. */
  give(step: Step, told?: string): Promise<CommandDone | undefined>;
  /** Sends files to the room. */
  attach(files: readonly File[], audience: 'all' | number, words: string): Promise<boolean>;
}

export function useCase(key: string) {
  const api = useApi();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const path = `/mediation/cases/${encodeURIComponent(key)}`;
  const loaded = useLoad<CaseView>(path);
  const room = useLoad<{ messages: CaseMessageView[] }>(`${path}/messages`);
  const [given, setGiven] = useState<CaseView>();
  const again = useCallback(() => {
    loaded.again();
    room.again();
  }, [loaded.again, room.again]);
  usePulse(path, again);

  // What the server gave last, whether by a command or by reading again.
  const view = given ?? loaded.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read since is newer
  useEffect(() => setGiven(undefined), [loaded.data]);

  const give = async (step: Step, told?: string): Promise<CommandDone | undefined> => {
    let done: CommandDone | undefined;
    await act(async () => {
      done = await api.post<CommandDone>(`${path}/commands`, { ...step, case: key });
      if (done.case) setGiven(done.case);
      room.again();
      if (told) message.success(told);
    });
    return done;
  };
  const attach = (files: readonly File[], audience: 'all' | number, words: string) =>
    act(async () => {
      const form = new FormData();
      form.set('audience', String(audience));
      form.set('text', words);
      for (const file of files) form.append('files', file);
      const done = await api.upload<CommandDone>(`${path}/files`, form);
      if (done.case) setGiven(done.case);
      room.again();
    });
  const found: Case | undefined = view && {
    view,
    messages: room.data?.messages ?? [],
    busy,
    can: (command) => view.may.includes(command),
    give,
    attach,
  };
  return { found, fault: view ? undefined : loaded.fault, again };
}

/** Asks whether the case is another one than before: when the live line says that some case is, and now and then in any case. */
function usePulse(path: string, changed: () => void) {
  const api = useApi();
  const last = useRef<string | undefined>(undefined);
  const look = useCallback(async () => {
    if (document.hidden) return;
    // A fault is said by the next thing that is pressed or read; the looking goes on.
    const found = await api.get<CasePulse>(`${path}/pulse`).catch(() => undefined);
    if (!found) return;
    if (last.current !== undefined && last.current !== found.pulse) changed();
    last.current = found.pulse;
  }, [api, path, changed]);
  const soon = () => void look();
  const live = useEvents('/desk/events', { on: { case: soon, queue: soon }, onOpen: soon });
  useEffect(() => {
    last.current = undefined;
    void look();
    const shown = () => void look();
    document.addEventListener('visibilitychange', shown);
    return () => document.removeEventListener('visibilitychange', shown);
  }, [look]);
  useEffect(() => {
    const timer = setInterval(() => void look(), live ? LIVE_MS : LOOK_MS);
    return () => clearInterval(timer);
  }, [look, live]);
}
