import { stringify } from 'yaml';
import type { DigestForm } from '../contracts/console/knowledge.ts';
import type { Digest } from '../knowledge/digest.ts';
import { type ArticleNumber, formatArticleNumber } from '../knowledge/statutes/article-number.ts';
import { filled, ownLines } from './guide-form.ts';

export function formOfDigest({
  statute,
  number,
  part,
  topic,
  reviewed,
  text,
  questions,
}: Digest): DigestForm {
  return { statute, number, part, topic, reviewed, text, questions: [...questions] };
}

/** The same as a file of knowledge/laws that holds this one article. */
export function markdownOfDigest(form: DigestForm): string {
  const { statute, part, topic, reviewed } = form;
  // A line that begins with a dash is a question.
  const text = ownLines(form.text).replace(/^[-*] +/gm, '');
  const questions = filled(form.questions).map((question) => `- ${question}`);
  const heading = `## ${formatArticleNumber(form.number as ArticleNumber)}`;
  return `---\n${stringify({ statute, part, topic, reviewed }, { lineWidth: 0 })}---\n${[heading, text, ...questions].join('\n')}\n`;
}
