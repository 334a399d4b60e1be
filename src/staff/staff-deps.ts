import type { Clock } from '../core/clock.ts';
import type { Directory } from '../knowledge/directory.ts';
import type { Passwords } from './passwords.ts';
import type { StaffStore } from './ports.ts';

export interface StaffDeps {
  store: StaffStore;
  directory(): Directory;
  passwords: Passwords;
  clock: Clock;
}

/** Where a request comes from, for the log and for its owner to recognise. */
export interface From {
  address: string;
  agent: string;
}
