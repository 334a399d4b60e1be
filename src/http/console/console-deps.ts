import type { Clock } from '../../core/clock.ts';
import type { PersonId } from '../../core/ids.ts';
import type { CurationDeps } from '../../curation/curation-deps.ts';
import type { DeskService } from '../../handoff/desk-service.ts';
import type { Reachable } from '../../handoff/route.ts';
import type { Directory } from '../../knowledge/directory.ts';
import type { OfficeFiles } from '../../knowledge/office/office-files.ts';
import type { Topic } from '../../knowledge/topics.ts';
import type { CaseService } from '../../mediation/case-service.ts';
import type { StaffService } from '../../staff/staff-service.ts';
import type { StatisticsService } from '../../statistics/statistics-service.ts';
import type { Uploads } from '../ports.ts';
import type { DeskEvents } from './desk-events.ts';
import type { Operations } from './operations.ts';

/** What the console's routes need. A feature adds its own part here and is given it in app/console.ts. */
export interface ConsoleDeps {
  staff: StaffService;
  statistics: StatisticsService;
  directory(): Directory;
  /** 工作台; tests of other parts may do without. */
  desk?: { service: DeskService; events: DeskEvents } & Uploads;
  /** 调解; tests of other parts may do without. */
  mediation?: { cases: CaseService } & Uploads;
  /** 值班与人员; tests of other parts may do without. */
  office?: {
    files: OfficeFiles;
    desks: {
      reachable(): Promise<Reachable[]>;
      makeBindCode(person: PersonId, code: string, expires: Date): Promise<void>;
      /** Ends a desk; how many matters went back. Undefined: there was none. */
      unbind(person: PersonId): Promise<number | undefined>;
      /** On leave, which gives back what they hold, or back from it. */
      setAway(person: PersonId, away: boolean): Promise<void>;
    };
    topics(): readonly Topic[];
    /** The bot's user name. */
    bot(): string | undefined;
  };
  /** 设置与运行; tests of other parts may do without. */
  operations?: Operations;
  /** 知识库; tests of other parts may do without. */
  knowledge?: CurationDeps;
  /** The data is made up (config.demo): every page says so. */
  demo: boolean;
  secureCookies: boolean;
  /** Proxies of our own in front of us; see client-address.ts. */
  trustedProxies: number;
  clock: Clock;
}
