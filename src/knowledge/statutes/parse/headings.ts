const NUM = '[零〇一二两三四五六七八九十百千\\d]+';
const DIVISION = new RegExp(
  `^第\\s*(${NUM})\\s*(编|分\\s*编|部分|章|节)(?:[\\s\\u3000]+|$|(?=[\\u4e00-\\u9fff]))(.*)$`,
);
const RANK: Record<string, number> = { 编: 1, 部分: 1, 分编: 2, 章: 3, 节: 4 };

export interface Heading {
  text: string;
  /** 编 1, 分编 2, 章 3, 节 4 where the words say so; the number of # otherwise. */
  rank: number | undefined;
  hashes: number;
}

/** Reads `## 第一章 总 则`, and `第一章　总则` without marks when it is short and ends without punctuation; undefined for other lines. */
export function readHeading(line: string): Heading | undefined {
  const marked = /^(#{1,6})[\s\u3000]*(.*)$/.exec(line);
  const words = marked ? marked[2]! : line;
  const division = DIVISION.exec(words);
  if (
    !marked &&
    !(division && /^第\S+[\s\u3000]+\S/.test(words) && words.length <= 40 && !/[。；：，]/.test(words))
  )
    return undefined;
  const hashes = marked?.[1]?.length ?? 0;
  if (!division) return { text: joinSpaced(words), rank: undefined, hashes };
  const unit = division[2]!.replace(/\s/g, '');
  const name = joinSpaced(division[3]!);
  const label = `第${division[1]}${unit}`;
  return { text: name === '' ? label : `${label}\u3000${name}`, rank: RANK[unit], hashes };
}

/** 总 则 → 总则: titles of two characters are spread for looks. Other spaces stay. */
function joinSpaced(words: string): string {
  return words.replace(/^([\u4e00-\u9fff])[\s\u3000]+([\u4e00-\u9fff])$/, '$1$2').trim();
}

/** Keeps the headings that stand above the current line. */
export class HeadingPath {
  private stack: { level: number; text: string }[] = [];
  private readonly levelOfHashes = new Map<number, number>();

  enter(heading: Heading): void {
    const level = this.level(heading);
    while (this.stack.length > 0 && this.stack.at(-1)!.level >= level) this.stack.pop();
    this.stack.push({ level, text: heading.text });
  }

  current(): string[] {
    return this.stack.map((entry) => entry.text);
  }

  /** A heading without 第X章 (附则) ranks with the last numbered one that had as many #. */
  private level(heading: Heading): number {
    if (heading.rank !== undefined) {
      const level = heading.rank * 10;
      if (heading.hashes > 0) this.levelOfHashes.set(heading.hashes, level);
      return level;
    }
    return this.levelOfHashes.get(heading.hashes) ?? heading.hashes * 10;
  }
}

const ANNEX = /^附(?:件|表|录|图|注|则表)?(?:[一二三四五六七八九十\d]{0,3})(?:[：:、\s\u3000]|$)/;

/** 附件一, 附表：…, 附1 …; never 附则. */
export function isAnnexHeading(text: string): boolean {
  return ANNEX.test(text) && !/^附\s*则/.test(text) && text.length <= 80;
}
