import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A knowledge folder of its own for one test. */
export async function knowledgeFolder(files: Record<string, string>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'falin-knowledge-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
  return dir;
}

export function guideFile(
  changes: { head?: string; body?: string; id?: string; topic?: string } = {},
): string {
  return `---
id: ${changes.id ?? 'leak'}
title: 漏水
topic: ${changes.topic ?? '邻里'}
reviewed: 2026-11-22
questions:
  - 楼上漏水
  - 天花板湿了
  - 邻居漏水不管
articles:
  - 样例法第一条
${changes.head ?? ''}---
${
  changes.body ??
  `## 简单说
谁漏谁修。[样例法第一条]
## 怎么做
1. 拍照。
2. 找物业。
## 时限
- 三年。[样例法第一条]
`
}`;
}

export const TOPICS = `topics:
  - id: 邻里
    description: 邻居之间
    disputeType: 邻里
    tier: 日办快结
    datasetLabel: 侵权
    keywords: [邻居, 楼上, 漏水, 噪音, 采光]
`;
