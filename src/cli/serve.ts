import { createApp, type Overrides } from '../app.ts';
import type { Config } from '../config.ts';
import { chineseDate, localDate } from '../core/dates.ts';
import { InvalidInput } from '../core/errors.ts';
import { serveHttp } from '../http/serve-http.ts';
import type { OneTime } from '../staff/accounts.ts';

/** Service managers kill after ten seconds. */
const STOP_WITHIN_MS = 9_000;

/** Runs until it is told to stop (SIGINT, SIGTERM). */
export async function serve(config: Config, overrides: Overrides = {}): Promise<void> {
  const app = await createApp(config, overrides);
  const server = await serveHttp(app.http, config.port, config.host).catch(
    async (error: NodeJS.ErrnoException) => {
      await app.stop();
      const why =
        error.code === 'EADDRINUSE'
          ? `端口 ${config.port} 已被占用，请换一个：PORT=3001 npm start`
          : error.message;
      throw new InvalidInput(`网页服务没能启动：${why}`, { cause: error });
    },
  );
  await app.start();
  const first = await app.staff.firstAdministrator();
  const { sources } = app.mind();
  const status = sources.library.status(app.flow.today());
  const lines = [
    `法邻已启动：${config.publicUrl ?? server.url}`,
    `  办事指南 ${sources.knowledge.guides.length} 篇，条文白话 ${sources.knowledge.digests.length} 条`,
    status.generation
      ? `  法律法规 ${status.statutes} 部，现行有效条文 ${status.articlesInForce} 条`
      : '  法律法规原文未导入：npm run laws -- install，或 npm run laws -- import <文件夹>',
    `  智能模型 ${config.model?.name ?? '未接入（整理答复）'}　Telegram ${app.telegram ? '已接入' : '未接入'}　数据库 ${app.storage.dialect}`,
    ...(sources.knowledge.directory.sample
      ? ['  ※ 现在是示例街道的资料，请换成本地的：knowledge/directory/']
      : []),
  ];
  if (first) lines.push(...firstLines(first, config.publicUrl ?? server.url));
  process.stdout.write(`${lines.join('\n')}\n`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // Everything accepted is stored: what is cut off here is taken up again at the next start.
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await server.close();
    await app.stop();
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

/** Shown this once: only its hash is kept. */
function firstLines({ account, password, expiresAt }: OneTime, url: string): string[] {
  return [
    '',
    '  已建第一个管理员账号，请现在记下，只显示这一次：',
    `    网址     ${url}/console`,
    `    登录名   ${account.name}`,
    `    密码     ${password}（${chineseDate(localDate(expiresAt))}前有效，第一次登录时要换成自己的）`,
    '',
  ];
}
