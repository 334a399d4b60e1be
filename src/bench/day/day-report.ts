import type { Spread } from './audit/waiting-times.ts';
import type { Verdict } from './judge.ts';
import type { DayOptions } from './run-day.ts';

const SHOWN_FAULTS = 20;
const ROLES: Record<string, string> = { adviser: '法律顾问', mediator: '调解员', staff: '工作人员' };

/** The day as a page of text; times are minutes of the day. */
export function dayReport(verdict: Verdict, options: DayOptions, tookMs: number): string {
  const { figures: f, times, desks, faults } = verdict;
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([word, count]) => `${word} ${count}`)
      .join('，') || '没有';
  const head = `${options.residents} 位居民，${options.cases} 件调解申请，${options.minutes} 分钟的一天，每秒当 ${options.speed} 秒，${options.instances} 个进程，${options.databaseUrl ? 'PostgreSQL' : 'SQLite'}，种子 ${options.seed}；实际用了 ${(tookMs / 1000).toFixed(0)} 秒`;
  return [
    head,
    '',
    table(
      ['等了多久（分钟）', '件', 'p50', 'p90', '最久'],
      [
        row('第一句答复', times.response),
        row('叫人到第一张卡片', times.card),
        row('叫人到有人接手', times.accept),
        row('申请调解到受理', times.caseAccept),
        row('受理到各方同意', times.caseConsent),
        row('同意到办结', times.caseTalks),
      ],
    ),
    '',
    table(
      ['谁', '身份', '片区', '卡片', '过时', '让出', '接手', '抢输', '晚接', '回话', '办结', '转交'],
      desks
        .filter((desk) => desk.role === 'adviser' || desk.cards + desk.counts.taken + desk.counts.lost > 0)
        .map(({ name, role, area, cards, lapsed, counts: c }) =>
          [
            name,
            ROLES[role] ?? role,
            area,
            cards,
            lapsed,
            c.declined,
            c.taken,
            c.lost,
            c.late,
            c.words,
            c.closed,
            c.handedOn,
          ].map(String),
        ),
    ),
    '',
    `消息：收到 ${f.messages} 条，答出 ${f.replies} 条；叫人 ${f.requests} 件，两边转达 ${f.relays} 条（没送到 ${f.relaysFailed} 条，都告诉了发的人）`,
    `调解：${list(f.cases)}；房间里说了 ${f.roomWords} 句，其中单独谈 ${f.privateWords} 句`,
    `故障：kill -9 ${f.crashes} 次，共停 ${f.downMinutes.toFixed(0)} 分钟，最久 ${f.longestDown.toFixed(1)} 分钟；Telegram ${f.calls} 次调用里 429 ${f.tooMany} 次、5xx 或断开 ${f.broken} 次；重复的更新 ${f.repeatedUpdates} 条；重做的 ${f.takenAgain} 条，做不成转人工的 ${f.failedTurns} 条`,
    `留下的：零星的「收到…」 ${f.strays.placeholders} 条，文件重发 ${f.strays.files} 份；收工时还在等 ${f.stillQueued} 件，在办 ${f.stillHeld} 件`,
    `时限：超过并提醒 ${f.overdue} 件；队列里最久没人看到 ${f.longestUnseen.toFixed(1)} 分钟（停机加机器慢，迟 ${f.slackMinutes.toFixed(1)} 分钟以内不算错）`,
    `提醒：${list(f.alerts)}`,
    `服务自己记的错误：${list(f.errors)}`,
    '',
    ...(faults.length === 0
      ? ['核对：没有丢，没有重，时限都办到或提醒了。']
      : [`核对：${faults.length} 处不对`, ...faultLines(verdict)]),
  ].join('\n');
}

function faultLines({ faults }: Verdict): string[] {
  const byRule = Map.groupBy(faults, (fault) => fault.rule);
  return [...byRule].flatMap(([rule, list]) => [
    `  ${rule}：${list.length} 处`,
    ...list.slice(0, SHOWN_FAULTS).map(({ what }) => `    ${what}`),
  ]);
}

function row(name: string, { count, p50, p90, max }: Spread): string[] {
  return [name, String(count), p50.toFixed(1), p90.toFixed(1), max.toFixed(1)];
}

function table(head: readonly string[], body: readonly string[][]): string {
  const widths = head.map((_, c) => Math.max(...[head, ...body].map((line) => width(line[c] ?? ''))));
  const shown = (line: readonly string[]) =>
    line
      .map((cell, c) => {
        const space = ' '.repeat(widths[c]! - width(cell));
        return c === 0 ? cell + space : space + cell;
      })
      .join('  ');
  return [head, ...body].map(shown).join('\n');
}

/** Columns on a terminal: Han characters take two. */
function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
}
