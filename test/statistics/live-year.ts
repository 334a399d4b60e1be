import type { Channel } from '../../src/consultation/incoming.ts';
import type { Order } from '../../src/consultation/orders.ts';
import type { TurnWork } from '../../src/consultation/records.ts';
import type { AreaId, ConsultationId, PersonId, TopicId, TurnId } from '../../src/core/ids.ts';
import { IDLE_MS } from '../../src/demo/generate-year.ts';
import type { YearEvent } from '../../src/demo/story.ts';
import { result, textReply } from '../storage/builders.ts';
import type { World } from '../storage/world.ts';

interface Known {
  id: ConsultationId;
  number: string;
  turns: TurnId[];
}

/** Lets a made-up year happen through the service's own log and desk, at its own hours. Gives how to go on with it. */
export async function liveThrough(
  world: World,
  events: readonly YearEvent[],
): Promise<(more: readonly YearEvent[]) => Promise<void>> {
  const { log, storage, clock, say, take } = world;
  const matters = new Map<number, Known>();
  const channels = new Map<number, Channel>();
  const at = (resident: number) => ({ address: `resident-${resident}`, channel: channels.get(resident)! });
  const finish = async (work: TurnWork, done: ReturnType<typeof result>) => {
    if ((await log.finishTurn(work.turn.id, 'worker-1', done, clock.now())) === false)
      throw new Error('lease lost');
  };
  const order = async (who: Parameters<World['say']>[0], given: (work: TurnWork) => Order) => {
    await say(who);
    const work = await take();
    let told: { done: boolean } | undefined;
    await finish(work, {
      ...result({ consultation: { use: 'none' }, record: { path: 'desk' } }),
      order: given(work),
      replies: (_number, came) => {
        told = came;
        return [];
      },
    });
    if (!told?.done) throw new Error(`refused: ${JSON.stringify(told)}`);
  };
  const desks = new Set<string>();
  const deskOf = async (person: string) => {
    if (desks.has(person)) return;
    desks.add(person);
    const code = `CODE-${person}`;
    await storage.handoff.makeBindCode(person as PersonId, code, world.at(60_000));
    await order({ address: person }, () => ({ type: 'bind', code, toResident: () => textReply('back') }));
  };

  const happen = async (event: YearEvent): Promise<void> => {
    clock.set(event.at);
    if ('person' in event) await deskOf(event.person);
    const known = 'matter' in event ? matters.get(event.matter) : undefined;
    const desk = 'person' in event ? { address: event.person } : {};
    switch (event.type) {
      case 'arrive':
      case 'move': {
        if (event.type === 'arrive') channels.set(event.resident, event.channel);
        await say(at(event.resident));
        const area = event.area === undefined ? {} : { area: event.area as AreaId };
        await finish(
          await take(),
          result({ consultation: { use: 'none' }, record: { path: 'action' }, ...area }),
        );
        break;
      }
      case 'erase':
        await say(at(event.resident));
        await finish(
          await take(),
          result({ consultation: { use: 'none' }, record: { path: 'action' }, erase: true }),
        );
        break;
      case 'ask': {
        await say(at(event.resident));
        const work = await take();
        clock.set(new Date(event.at.getTime() + event.seconds * 1000));
        const changes = {
          ...(event.path === 'held' ? {} : { topic: event.topic as TopicId }),
          ...(event.flag ? { flags: [event.flag] } : {}),
        };
        const request = { reason: 'asked', wish: '', urgency: 'normal', who: '', promise: '' } as const;
        await finish(
          work,
          result({
            record: { path: event.path },
            consultation: { use: known ? 'current' : 'new', changes },
            ...(event.due ? { handoff: { ...request, due: event.due } } : {}),
            ...(event.path === 'held'
              ? { ifHeld: { type: 'relay-to-person', shown: textReply('words') } }
              : {}),
            citations: event.guide
              ? [
                  {
                    passageId: `guide:${event.guide}#main`,
                    kind: 'guide',
                    statute: undefined,
                    article: undefined,
                    versionId: undefined,
                  },
                ]
              : [],
          }),
        );
        const [consultation] = await log.consultationsOf(work.resident.id);
        const matter = known ?? { id: consultation!.id, number: consultation!.number, turns: [] };
        matter.turns.push(work.turn.id);
        matters.set(event.matter, matter);
        break;
      }
      case 'press': {
        await say(at(event.resident));
        const feedback = { turn: known!.turns[event.ask]!, useful: event.useful };
        await finish(await take(), result({ record: { path: 'action' }, feedback }));
        break;
      }
      case 'clock':
        await storage.handoff.startClock(known!.id, { tier: event.tier, due: event.due, remind: event.due });
        break;
      case 'overdue':
        await storage.handoff.overdue(() => ({}), clock.now());
        break;
      case 'take':
        await order(desk, () => ({ type: 'take', consultation: known!.id, toResident: textReply('taken') }));
        break;
      case 'write':
        await order(desk, (work) => ({
          ...{
            type: 'relay-to-resident',
            consultation: known!.id,
            of: work.message.id,
            shown: textReply('words'),
          },
        }));
        break;
      case 'hand-on':
        await order(desk, () => ({
          ...{ type: 'hand-on', consultation: known!.id, reason: 'elsewhere', toResident: textReply('on') },
        }));
        break;
      case 'refer':
        await storage.ledger.refer(
          { number: known!.number, target: event.target, by: event.person },
          clock.now(),
        );
        break;
      case 'close':
        await order(desk, () => ({
          ...{ type: 'close', consultation: known!.id, outcome: event.outcome },
          ...{ summary: 'done', toResident: textReply('closed') },
        }));
        break;
      case 'idle':
        await log.closeIdle(new Date(event.at.getTime() - IDLE_MS), clock.now());
        break;
      case 'reopen':
        await order(at(event.resident), () => ({ type: 'reopen', number: known!.number }));
        break;
      case 'rate':
        await order(at(event.resident), () => ({
          ...{ type: 'rate', number: known!.number, score: event.score, word: undefined, alert: undefined },
        }));
        break;
    }
  };
  const live = async (more: readonly YearEvent[]) => {
    for (const event of more) await happen(event);
  };
  await live(events);
  return live;
}
