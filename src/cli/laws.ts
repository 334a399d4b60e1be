import { Command } from 'commander';
import type { LocalDate } from '../core/dates.ts';
import { importCommand } from './laws/import-command.ts';
import { installCommand } from './laws/install-command.ts';
import { listCommand } from './laws/list-command.ts';
import { showCommand } from './laws/show-command.ts';
import { statusCommand } from './laws/status-command.ts';

export interface LawsDeps {
  dataDir: string;
  /** The public collections `install` fetches. */
  collections: { name: string; url: string; sha256?: string }[];
  today: LocalDate;
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream;
}

/** `npm run laws -- …`: bring statute texts in, and look at them. Failures are FalinErrors with words for the person. */
export function lawsCommand(deps: LawsDeps): Command {
  return new Command('laws')
    .description('法律法规原文：导入、查看')
    .addCommand(importCommand(deps))
    .addCommand(installCommand(deps))
    .addCommand(showCommand(deps))
    .addCommand(listCommand(deps))
    .addCommand(statusCommand(deps));
}
