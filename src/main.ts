import { existsSync } from 'node:fs';

// Says so before anything is imported that an older Node cannot read.
const [major] = process.versions.node.split('.').map(Number);
if (major! < 24) {
  process.stderr.write(
    `需要 Node.js 24 或更新版本，现在是 ${process.version}。在 64 位 Linux 上请用 npm start 启动（会自带 Node 24）；其他系统请先安装 Node.js 24。\n` +
      `Node.js 24 or newer is needed; this is ${process.version}.\n`,
  );
  process.exit(78);
}
if (existsSync('.env')) process.loadEnvFile('.env');
const { runCli } = await import('./cli/cli.ts');
await runCli(process.argv.slice(2), process.env);
// A command that failed half-way may have left an index being built: nobody waits for it.
if (process.exitCode) process.exit();
