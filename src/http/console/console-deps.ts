import type { Clock } from '../../core/clock.ts';
import type { Directory } from '../../knowledge/directory.ts';
import type { StaffService } from '../../staff/staff-service.ts';
import type { StatisticsService } from '../../statistics/statistics-service.ts';

/** What the console's routes need. A feature adds its own part here and is given it in app.ts. */
export interface ConsoleDeps {
  staff: StaffService;
  statistics: StatisticsService;
  directory(): Directory;
  /** The data is made up (config.demo): every page says so. */
  demo: boolean;
  secureCookies: boolean;
  /** Proxies of our own in front of us; see client-address.ts. */
  trustedProxies: number;
  clock: Clock;
}
