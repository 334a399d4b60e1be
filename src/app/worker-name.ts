import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** Names a process in leases: machine, process, and a few random letters, since process numbers come back. */
export function newWorkerName(): string {
  return `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`;
}

/** A worker of this machine whose process is no more: its leases end now. Of other machines we cannot know. */
export function isGone(worker: string): boolean {
  const [machine, pid] = worker.split('/');
  if (machine !== hostname() || !pid) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
