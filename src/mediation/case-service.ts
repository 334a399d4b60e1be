import type { CaseMessageView, CaseRow, CaseView, CommandDone } from '../contracts/console/mediation.ts';
import type { Application, MediationCommand } from '../contracts/mediation-command.ts';
import type { Clock } from '../core/clock.ts';
import { NotFound, Refused } from '../core/errors.ts';
import type { Directory } from '../knowledge/directory.ts';
import type { Notice } from '../knowledge/notice.ts';
import { isOwn, may, type Subject, scopeOf, type Who } from '../staff/rights.ts';
import type { Actor } from './actor.ts';
import type { MediationCase } from './case.ts';
import { keyOf } from './case-key.ts';
import { toMessageView, toRow, toView } from './case-view.ts';
import type { RoomMessage } from './decision.ts';
import { paperOffice } from './papers/input.ts';
import { PAPER_KINDS } from './papers/kinds.ts';
import { type PaperFile, type PaperWanted, paperPage, writePaper } from './papers/write.ts';
import type { CaseFilter, MediationStore } from './ports.ts';

export interface CaseServiceDeps {
  store: MediationStore;
  directory(): Directory;
  notice(): Pick<Notice, 'sections'> | undefined;
  clock: Clock;
  /** Something was said in somebody's chat. */
  onActed(): void;
}

/** Where a case lies and whose it is: what rights are asked about. */
function subjectOf(c: MediationCase): Subject {
  const offered = c.offers.filter((o) => o.state === 'offered' || o.state === 'lapsed');
  return { area: c.area, given: [...c.mediators, ...offered.map((o) => o.person)] };
}

/** Everything the console does with cases, for the person who asks. Throws Refused, NotFound, InvalidInput. */
export function createCaseService({ store, directory, notice, clock, onActed }: CaseServiceDeps) {
  const actorOf = (who: Who): Actor => ({ kind: 'person', person: who.person });

  async function readable(who: Who, key: string): Promise<MediationCase> {
    const c = await store.file(key);
    if (!c || !may(who, 'mediation.read', subjectOf(c))) throw new NotFound('没有这件调解案，或者您不能看');
    return c;
  }

  async function view(who: Who, c: MediationCase): Promise<CaseView> {
    return toView(c, {
      directory: directory(),
      now: clock.now(),
      reader: actorOf(who),
      consultation: c.consultation && (await store.consultationNumber(c.consultation)),
      history: await store.history(c),
    });
  }

  /** Private talks are the mediators' of the case alone: not their office's, not the administrator's. */
  async function messages(who: Who, c: MediationCase): Promise<RoomMessage[]> {
    const all = await store.messages(c);
    const mediates =
      scopeOf(who.role, 'mediation.private-talk') !== undefined && isOwn(who.person, { given: c.mediators });
    return mediates ? all : all.filter((message) => message.audience === 'all');
  }

  async function carryOut(who: Who, command: MediationCommand): Promise<CommandDone> {
    const done = await store.carryOut(command, actorOf(who), clock.now());
    const [first] = done.replies;
    if (!done.done) throw new Refused(first?.body.type === 'text' ? first.body.text : '这一步做不了');
    onActed();
    const { file } = done;
    const seen = file && may(who, 'mediation.read', subjectOf(file));
    return { replies: [...done.replies], case: seen ? await view(who, file) : null };
  }

  async function paperOf(who: Who, key: string, kind: string) {
    const c = await readable(who, key);
    const wanted = [...PAPER_KINDS, 'file' as const].find((known): known is PaperWanted => known === kind);
    if (!wanted) throw new NotFound('没有这种文书');
    const input = { case: c, office: paperOffice(directory(), c), notice: notice() ?? { sections: [] } };
    return { wanted, input };
  }

  return {
    async list(
      who: Who,
      filter: Omit<CaseFilter, 'areas' | 'person'>,
    ): Promise<{ rows: CaseRow[]; total: number }> {
      const scope = scopeOf(who.role, 'mediation.read');
      if (scope === undefined) throw new Refused('您不能看调解案');
      const now = clock.now();
      const found = await store.list({
        ...filter,
        person: who.person,
        ...(scope === 'own' ? {} : { areas: who.areas }),
      });
      return { total: found.total, rows: found.cases.map((c) => toRow(c, directory(), now)) };
    },
    read: async (who: Who, key: string): Promise<CaseView> => view(who, await readable(who, key)),
    async room(who: Who, key: string): Promise<CaseMessageView[]> {
      const c = await readable(who, key);
      return (await messages(who, c)).map((message) => toMessageView(c, directory(), message));
    },
    pulse: async (who: Who, key: string): Promise<string> => store.pulse(await readable(who, key)),
    async file(who: Who, key: string, id: string, index: number): Promise<RoomMessage['files'][number]> {
      const c = await readable(who, key);
      const found = (await messages(who, c)).find((message) => message.id === id)?.files[index];
      if (!found) throw new NotFound('没有这个文件');
      return found;
    },
    async apply(who: Who, application: Application): Promise<CommandDone> {
      const area = (application.area ?? who.areas[0]) as CaseView['area'] | undefined;
      const subject = { area: area as MediationCase['area'] | undefined, holder: who.person };
      if (!area || !may(who, 'mediation.open', subject)) throw new Refused('您不能在这个社区立调解案');
      return carryOut(who, { type: 'apply', application: { ...application, area } });
    },
    async act(who: Who, key: string, command: MediationCommand): Promise<CommandDone> {
      const c = await readable(who, key);
      if (!('case' in command) || command.case !== keyOf(c)) throw new Refused('案号对不上');
      // Files come by a chat alone: a reference typed at the console could name anybody's.
      const own = command.type === 'speak' ? { ...command, files: [], source: undefined } : command;
      return carryOut(who, own);
    },
    /** A paper of the case as Word. */
    async paperFile(who: Who, key: string, kind: string): Promise<PaperFile> {
      const { wanted, input } = await paperOf(who, key, kind);
      return writePaper(wanted, input);
    },
    /** The same as a page to print; `nonce`: of the content security policy. */
    async paperPage(who: Who, key: string, kind: string, nonce: string | undefined): Promise<string> {
      const { wanted, input } = await paperOf(who, key, kind);
      return paperPage(wanted, input, nonce);
    },
  };
}
export type CaseService = ReturnType<typeof createCaseService>;
