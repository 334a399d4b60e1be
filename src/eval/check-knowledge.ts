import { citationOf } from '../consultation/answer/citation-book.ts';
import { composeAnswer } from '../consultation/answer/compose.ts';
import { createSources } from '../consultation/answer/sources.ts';
import { FAULT_WORDS } from '../consultation/gate/fault.ts';
import { gate } from '../consultation/gate/gate.ts';
import type { Answer } from '../contracts/answer.ts';
import type { LocalDate } from '../core/dates.ts';
import { articlePassage } from '../knowledge/article-passage.ts';
import { type ArticleCitation, formatCitation } from '../knowledge/cited-text.ts';
import type { Knowledge } from '../knowledge/load-knowledge.ts';
import type { Article, StatuteLibrary } from '../knowledge/statutes/statute.ts';
import { EMPTY_ANSWER } from './empty-answer.ts';
import { longestShared } from './longest-shared.ts';

/** Own words: this many characters in a row from the article are too many. */
const COPIED = 12;

export interface KnowledgeFault {
  file: string;
  line: number;
  /** missing: no such article in force; gate: a number or quotation that does not stand in what it cites; copied: the article's own wording; changed: the article changed after the review. */
  kind: 'missing' | 'gate' | 'copied' | 'changed';
  detail: string;
}

/** Checks guides, notices and digests against the imported statutes, as they stand on `today`. */
export function checkKnowledge(
  knowledge: Knowledge,
  library: StatuteLibrary,
  today: LocalDate,
): KnowledgeFault[] {
  const sources = createSources(knowledge, library, today);
  const faults: KnowledgeFault[] = [];
  const find = (citation: ArticleCitation): Article | undefined =>
    library.article(citation.statute, citation.number, today);

  for (const guide of knowledge.guides) {
    const report = (kind: KnowledgeFault['kind'], detail: string) =>
      faults.push({ file: guide.file, line: 1, kind, detail });
    for (const citation of guide.articles) {
      const article = find(citation);
      if (!article) report('missing', formatCitation(citation));
      else if (article.version.effective > guide.reviewed)
        report('changed', `${formatCitation(citation)}，${article.version.effective} 起施行新版本`);
    }
    const options = guide.ask.flatMap((ask) => ask.options.map((option) => ({ [ask.id]: option })));
    for (const facts of [{}, ...options]) {
      const { answer, passages } = composeAnswer(
        {
          hits: [],
          direct: [],
          lead: { by: 'guide', guide },
          topic: guide.topic,
          area: undefined,
          asOf: today,
          facts,
        },
        sources,
      );
      const { dropped } = gate(answer, passages, library, today);
      for (const d of dropped)
        report('gate', `「${d.text.slice(0, 40)}」：${FAULT_WORDS[d.reason]} ${d.detail}`);
    }
  }

  for (const notice of knowledge.notices) {
    for (const line of notice.sections.flatMap((section) => section.lines)) {
      const report = (kind: KnowledgeFault['kind'], detail: string) =>
        faults.push({ file: notice.file, line: 1, kind, detail });
      const articles = line.citations.flatMap((citation) => {
        const article = find(citation);
        if (!article) report('missing', formatCitation(citation));
        else if (article.version.effective > notice.reviewed)
          report('changed', `${formatCitation(citation)}，${article.version.effective} 起施行新版本`);
        return article ?? [];
      });
      if (articles.length === 0) continue;
      const passages = articles.map(articlePassage);
      const claim = {
        ...EMPTY_ANSWER,
        short: [{ text: line.text, cites: passages.map((_, i) => i + 1) }],
        citations: passages.map((passage, i) => citationOf(i + 1, passage, '')),
      };
      const { dropped } = gate(claim, new Map(passages.map((p) => [p.id, p])), library, today);
      for (const d of dropped)
        report('gate', `「${line.text.slice(0, 40)}」：${FAULT_WORDS[d.reason]} ${d.detail}`);
      for (const article of articles) {
        const shared = longestShared(line.text, article.text);
        if (shared.length >= COPIED && !isName(shared)) report('copied', `「${shared}」`);
      }
    }
  }

  for (const digest of knowledge.digests) {
    const report = (kind: KnowledgeFault['kind'], detail: string) =>
      faults.push({ file: digest.file, line: digest.line, kind, detail });
    const article = find(digest);
    if (!article) {
      report('missing', formatCitation(digest));
      continue;
    }
    if (article.version.effective > digest.reviewed)
      report('changed', `${formatCitation(digest)}，${article.version.effective} 起施行新版本`);
    const passage = articlePassage(article);
    const { dropped } = gate(
      saying(digest.text, citationOf(1, passage, '')),
      new Map([[passage.id, passage]]),
      library,
      today,
    );
    for (const d of dropped)
      report('gate', `${formatCitation(digest)}：${FAULT_WORDS[d.reason]} ${d.detail}`);
    const shared = longestShared(digest.text, article.text);
    if (shared.length >= COPIED && !isName(shared))
      report('copied', `${formatCitation(digest)}：「${shared}」`);
  }
  return unique(faults);
}

/** Names of bodies and statutes, set terms and ranges of amounts cannot be said in other words. */
function isName(shared: string): boolean {
  if (/^[\d一二三四五六七八九十百千万元倍日年个月以上下不满至到的处并罚款]+$/.test(shared)) return true;
  return (
    /(委员会|人民法院|人民政府|主管部门|管理部门|行政部门|保障部门|机关|机构|办法|条例|规定|解释|责任|合同|证书|协会|公司|单位|组织)$/.test(
      shared,
    ) && shared.length < 20
  );
}

function saying(text: string, citation: Answer['citations'][number]): Answer {
  return { ...EMPTY_ANSWER, short: [{ text, cites: [1] }], citations: [citation] };
}

function unique(faults: KnowledgeFault[]): KnowledgeFault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const key = JSON.stringify(fault);
    return seen.has(key) ? false : seen.add(key);
  });
}
