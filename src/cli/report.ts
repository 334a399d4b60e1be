import { Command } from 'commander';
import type { Config } from '../config.ts';
import { HANDOFF_REASONS, type HandoffReason } from '../consultation/handoff-rules.ts';
import type { QueueItem } from '../consultation/records.ts';
import { systemClock } from '../core/clock.ts';
import { sayWhen } from '../handoff/duty.ts';
import { reportYearCommand } from './report-year.ts';
import { withStorage } from './with-storage.ts';

const URGENCY = { now: '紧急', soon: '尽快', normal: '一般' } as const;

/** `npm run report -- queue`: who waits for a person; `alerts`; `year`: the yearly figures. */
export function reportCommand(config: Config): Command {
  const report = new Command('report').description('台账和统计');
  report
    .command('queue')
    .description('等待人工的咨询')
    .option('--json', '输出 JSON')
    .action((options: { json?: boolean }) =>
      withStorage(config, async (storage) => {
        const items = await storage.log.queue();
        const shown = options.json ? JSON.stringify(items, null, 2) : queueTable(items, systemClock.now());
        process.stdout.write(`${shown}\n`);
      }),
    );
  report
    .command('alerts')
    .description('提醒和预警：没人接、超时、紧急、群体')
    .option('--days <n>', '最近几天', '7')
    .action((options: { days: string }) =>
      withStorage(config, async (storage) => {
        const now = systemClock.now();
        const alerts = await storage.handoff.alerts(
          new Date(now.getTime() - Number(options.days) * 86_400_000),
        );
        const lines = alerts.map(({ at, text }) => `${sayWhen(at, now)}　${text}`);
        process.stdout.write(`${lines.length > 0 ? lines.join('\n') : '没有提醒。'}\n`);
      }),
    );
  report.addCommand(reportYearCommand(config));
  return report;
}

export function queueTable(items: readonly QueueItem[], now: Date): string {
  if (items.length === 0) return '没有等待人工的咨询。';
  const lines = items.map(({ consultation, request }) => {
    const late = request.due < now ? '【超时】' : '';
    const reason = HANDOFF_REASONS[request.reason as HandoffReason] ?? request.reason;
    return [
      `${late}${consultation.number}　${URGENCY[request.urgency]}　${consultation.area ?? '社区未选'}　${consultation.topic ?? '未分类'}　${reason}`,
      `    ${request.wish}`,
      `    ${sayWhen(request.at, now)} 提出，答应${request.who}在 ${request.promise} 联系`,
    ].join('\n');
  });
  return [`等待人工：${items.length} 件`, ...lines].join('\n');
}
