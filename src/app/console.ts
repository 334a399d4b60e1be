import type { TelegramChannel } from '../channels/telegram/ports.ts';
import type { CurationDeps } from '../curation/curation-deps.ts';
import type { ConsoleDeps } from '../http/console/console-deps.ts';
import type { Operations } from '../http/console/operations.ts';
import type { Uploads } from '../http/ports.ts';
import type { OfficeFiles } from '../knowledge/office/office-files.ts';
import { createCaseService } from '../mediation/case-service.ts';
import type { StaffService } from '../staff/staff-service.ts';
import { createStatistics } from '../statistics/statistics-service.ts';
import { directoryOf, type Ground } from './ground.ts';
import type { Handoff } from './handoff.ts';

/** 权利义务告知 of mediation, knowledge/notices/. */
const NOTICE = 'mediation-rights';

/** What the console's pages are served from. */
export function createConsole(
  ground: Ground,
  parts: {
    staff: StaffService;
    handoff: Handoff;
    uploads: Uploads;
    office: OfficeFiles;
    operations: Operations;
    curation: CurationDeps;
    telegram(): TelegramChannel | undefined;
  },
): ConsoleDeps {
  const { config, clock, storage, mind } = ground;
  const { handoff, uploads, telegram } = parts;
  const directory = () => directoryOf(ground);
  const topics = () => mind().sources.knowledge.topics;
  const cases = createCaseService({
    store: storage.mediation,
    directory,
    notice: () => mind().sources.knowledge.notices.find((notice) => notice.id === NOTICE),
    clock,
    onActed: () => {
      telegram()?.wake();
      handoff.changed({ type: 'case', number: null });
    },
  });
  return {
    staff: parts.staff,
    statistics: createStatistics({ ...storage, directory, topics, clock, demo: config.demo }),
    directory,
    desk: { service: handoff.service, events: handoff.events, ...uploads },
    mediation: { cases, ...uploads },
    office: { files: parts.office, desks: handoff.desks, topics, bot: () => telegram()?.name() },
    operations: parts.operations,
    knowledge: parts.curation,
    demo: config.demo,
    secureCookies: config.secureCookies,
    trustedProxies: config.trustedProxies,
    clock,
  };
}
