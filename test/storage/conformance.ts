import { backupTests } from './conformance/backup.ts';
import { consoleDeskTests } from './conformance/console-desk.ts';
import { consultationTests } from './conformance/consultations.ts';
import { directoryTests } from './conformance/directory.ts';
import { eraseTests } from './conformance/erase.ts';
import { handoffTests } from './conformance/handoff.ts';
import { handoffKeepingTests } from './conformance/handoff-keeping.ts';
import { handoffRelayTests } from './conformance/handoff-relay.ts';
import { installationTests } from './conformance/installation.ts';
import { killTests } from './conformance/kill.ts';
import { mediationTests } from './conformance/mediation.ts';
import { outboxTests } from './conformance/outbox.ts';
import { propertyTests } from './conformance/properties.ts';
import { receiveTests } from './conformance/receive.ts';
import { retentionTests } from './conformance/retention.ts';
import { staffTests } from './conformance/staff.ts';
import { turnTests } from './conformance/turns.ts';
import type { MakeWorld } from './world.ts';

/** What every storage must do. Each test makes a database of its own. */
export function conformance(makeWorld: MakeWorld): void {
  receiveTests(makeWorld);
  turnTests(makeWorld);
  consultationTests(makeWorld);
  outboxTests(makeWorld);
  eraseTests(makeWorld);
  directoryTests(makeWorld);
  handoffTests(makeWorld);
  handoffRelayTests(makeWorld);
  handoffKeepingTests(makeWorld);
  consoleDeskTests(makeWorld);
  mediationTests(makeWorld);
  staffTests(makeWorld);
  installationTests(makeWorld);
  backupTests(makeWorld);
  retentionTests(makeWorld);
  killTests(makeWorld);
  propertyTests(makeWorld);
}
