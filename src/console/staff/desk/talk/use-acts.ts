import { App } from 'antd';
import type { QueueItem } from '../../../../contracts/console/desk.ts';
import { BASE, go } from '../../shared/place.tsx';
import { useApi } from '../../shared/session.tsx';
import { useAct } from '../../shared/use-act.ts';
import type { Desk } from '../hooks/use-desk.ts';
import { text } from '../text.ts';

const words = text.head;

export type Acts = ReturnType<typeof useActs>;

/** What a press does to a matter; whatever came of it, lists and story are read again. */
export function useActs(desk: Desk) {
  const api = useApi();
  const { message } = App.useApp();
  const { busy, act } = useAct();
  const post = (number: string, what: string, body: object = {}) =>
    api.post(`/desk/matters/${encodeURIComponent(number)}/${what}`, body);
  const run = async (number: string, work: () => Promise<unknown>, said?: string) => {
    const done = await act(work);
    if (done && said) message.success(said);
    desk.changed(number);
    return done;
  };
  return {
    busy,
    post,
    run,
    take: async (number: string) => {
      if (await run(number, () => post(number, 'take'), words.taken)) go(`${BASE}/desk/${number}?list=mine`);
    },
    reopen: async (number: string) => {
      if (await run(number, () => post(number, 'reopen'), words.reopened))
        go(`${BASE}/desk/${number}?list=mine`);
    },
    resume: (number: string) => run(number, () => post(number, 'resume'), words.resumed),
    pass: async (item: QueueItem, card: string, reason: string) => {
      await api.post('/desk/pass', { card, reason });
      message.success(words.passed);
      desk.changed(item.number);
    },
    leave: (away: boolean) =>
      act(async () => {
        await api.post('/desk/leave', { away });
        message.success(away ? text.leave.leaving : text.leave.backAgain);
        desk.choices.again();
        desk.changed();
      }),
  };
}
