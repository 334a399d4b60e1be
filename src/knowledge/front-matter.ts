import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

const chinese = z.locales.zhCN();

/** Something wrong in a knowledge file, said so that whoever wrote it can mend it. */
export interface Problem {
  file: string;
  line: number;
  reason: string;
}

/** A level-two section of a Markdown file; list items and paragraphs each on a line of their own. */
export interface MarkdownSection {
  heading: string;
  line: number;
  lines: { text: string; line: number }[];
}

export interface MarkdownFile<T> {
  file: string;
  head: T;
  sections: MarkdownSection[];
  /** The line on which a front-matter field stands, from 1; 1 when it is absent. */
  lineOf(...path: (string | number)[]): number;
}

export interface YamlFile {
  value: unknown;
  /** The line on which a field stands, from 1; that of the nearest parent when it is absent. */
  lineOf(...path: (string | number)[]): number;
}

/** Parses YAML; syntax errors are reported with their lines. */
export function readYaml(
  file: string,
  source: string,
  problems: Problem[],
  firstLine = 1,
): YamlFile | undefined {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const line = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  for (const error of document.errors) {
    problems.push({ file, line: line(error.pos[0]), reason: `YAML 写法有误：${error.message}` });
  }
  if (document.errors.length > 0) return undefined;
  const lineOf = (...path: (string | number)[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return line(node.range[0]);
    }
    return firstLine;
  };
  return { value: document.toJS(), lineOf };
}

/** Checks a value found at `path` of a YAML file; broken rules are reported with their lines. */
export function check<S extends z.ZodType>(
  file: string,
  yaml: YamlFile,
  path: readonly (string | number)[],
  value: unknown,
  schema: S,
  problems: Problem[],
): z.infer<S> | undefined {
  const parsed = schema.safeParse(value, { error: chinese.localeError });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const at = [...path, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
    const name = at.length === 0 ? '' : `${at.join('.')}：`;
    problems.push({ file, line: yaml.lineOf(...at), reason: `${name}${issue.message}` });
  }
  return undefined;
}

/** Checks each entry of a list by itself, so that one wrong entry does not cost the others. */
export function checkList<S extends z.ZodType>(
  file: string,
  yaml: YamlFile,
  key: string,
  schema: S,
  problems: Problem[],
): z.infer<S>[] {
  const list = (yaml.value as Record<string, unknown> | null)?.[key];
  if (!Array.isArray(list)) {
    problems.push({ file, line: yaml.lineOf(key), reason: `这里要有一个叫 ${key} 的列表` });
    return [];
  }
  return list.flatMap((entry: unknown, i) => {
    const checked = check(file, yaml, [key, i], entry, schema, problems);
    return checked === undefined ? [] : [checked];
  });
}

/** Reads a Markdown file with front matter between two `---` lines. */
export function readMarkdown<S extends z.ZodType>(
  file: string,
  content: string,
  schema: S,
  problems: Problem[],
): MarkdownFile<z.infer<S>> | undefined {
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    problems.push({ file, line: 1, reason: '文件开头要有 --- 包起来的说明' });
    return undefined;
  }
  const yaml = readYaml(file, lines.slice(1, end).join('\n'), problems, 2);
  const head = yaml && check(file, yaml, [], yaml.value, schema, problems);
  if (!yaml || head === undefined) return undefined;
  const sections: MarkdownSection[] = [];
  for (let i = end + 1; i < lines.length; i++) {
    const text = lines[i]!.trim();
    if (text === '') continue;
    const heading = /^##\s+(.+)$/.exec(text);
    const section = sections.at(-1);
    if (heading) sections.push({ heading: heading[1]!.trim(), line: i + 1, lines: [] });
    else if (section) section.lines.push({ text, line: i + 1 });
    else problems.push({ file, line: i + 1, reason: '正文要写在「## 小标题」下面' });
  }
  return { file, head, sections, lineOf: yaml.lineOf };
}
