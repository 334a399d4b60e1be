import { Presets, SingleBar } from 'cli-progress';
import type { ImportProgress } from '../../knowledge/statutes/import.ts';

const STAGES = { read: '读文件', parse: '解析', write: '写入' } as const;

export interface Progress {
  onImport: ImportProgress;
  onDownload(received: number, expected: number | undefined): void;
  stop(): void;
}

/** A bar on `stream` when a person looks at it; nothing in a pipe or a log. */
export function startProgress(stream: NodeJS.WritableStream): Progress {
  if (!('isTTY' in stream) || stream.isTTY !== true)
    return { onImport: () => undefined, onDownload: () => undefined, stop: () => undefined };
  const bar = new SingleBar(
    {
      stream,
      format: '{stage} {bar} {detail}',
      clearOnComplete: true,
      hideCursor: true,
      barsize: 30,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  let running = false;
  const show = (stage: string, done: number, total: number | undefined, detail: string) => {
    if (!running) bar.start(total ?? Math.max(done, 1), done, { stage, detail });
    running = true;
    bar.setTotal(total ?? Math.max(done, 1));
    bar.update(done, { stage, detail });
  };
  return {
    onImport: ({ stage, done, total }) =>
      show(
        STAGES[stage],
        done,
        total,
        total === undefined ? (done > 0 ? `${done} 个文件` : '') : `${done}/${total}`,
      ),
    onDownload: (received, expected) => {
      const mb = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
      show(
        '下载',
        received,
        expected,
        expected === undefined ? `${mb(received)} MB` : `${mb(received)}/${mb(expected)} MB`,
      );
    },
    stop: () => {
      if (running) bar.stop();
      running = false;
    },
  };
}
