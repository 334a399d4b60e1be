import { Command } from 'commander';
import { type App, createApp } from '../app.ts';
import { renderReply } from '../channels/terminal/render.ts';
import type { Config } from '../config.ts';
import { takeTurn } from '../consultation/flow.ts';
import { loneTurn } from '../consultation/turns/lone-turn.ts';
import type { Reply } from '../contracts/reply.ts';
import { newId } from '../core/ids.ts';
import { readAsOf } from './options.ts';

/** `npm run ask -- "…"`: one question, answered in the terminal and logged like any other. */
export function askCommand(config: Config): Command {
  return new Command('ask')
    .description('在终端问一个问题')
    .argument('<question...>', '问题，用平常的话')
    .option('--json', '输出 JSON')
    .option('--as-of <date>', '按这一天的法律回答（2020-12-31），不记入咨询台账')
    .action(async (words: string[], options: { json?: boolean; asOf?: string }) => {
      const asOf = readAsOf(options.asOf);
      const app = await createApp({
        ...config,
        telegram: undefined,
        logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
      });
      try {
        await indexed(app);
        const question = words.join(' ');
        const replies = asOf
          ? (
              await takeTurn({ ...app.flow, today: () => asOf }, loneTurn(question, app.flow.clock.now()))
            ).replies(undefined)
          : await askAndLog(app, question);
        const shown = options.json
          ? JSON.stringify({ question, replies }, null, 2)
          : replies.map(renderReply).join('\n\n');
        process.stdout.write(`${shown}\n`);
      } finally {
        await app.stop();
      }
    });
}

/** The first question after new statutes waits for the index, which is then kept. */
async function indexed(app: App): Promise<void> {
  const note = setTimeout(() => process.stderr.write('法律法规或指南有更新，正在建索引，请稍候…\n'), 500);
  await app.retriever.settled();
  clearTimeout(note);
}

async function askAndLog(app: App, question: string): Promise<Reply[]> {
  const receipt = await app.receive({
    channel: 'terminal',
    updateId: newId(),
    sender: { address: newId(), name: undefined },
    channelMessageId: undefined,
    content: { type: 'text', text: question },
    at: app.flow.clock.now(),
  });
  // A server running on the same database may take the turn first; either way it ends in the log.
  for (;;) {
    await app.idle();
    const found = await app.storage.log.turn(receipt.turn);
    if (found?.turn.state === 'done' || found?.turn.state === 'failed')
      return found.replies.flatMap((message) => message.reply ?? []);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
