import { type Answer, type Claim, WRITER_LABELS } from '../../contracts/answer.ts';
import type { OpenedArticle, Reply } from '../../contracts/reply.ts';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';

/** A reply as plain text for a terminal. Buttons are shown as what to say next. */
export function renderReply(reply: Reply): string {
  const labels = reply.buttons.flat().map((button) => `〔${button.label}〕`);
  return [body(reply), labels.join('')].filter(Boolean).join('\n\n');
}

function body({ body: said }: Reply): string {
  switch (said.type) {
    case 'text':
    case 'question':
      return said.text;
    case 'answer':
      return renderAnswer(said.answer);
    case 'emergency':
      return [`【${said.label}】`, said.script, ...said.numbers.map((n) => `${n.number}　${n.name}`)].join(
        '\n',
      );
    case 'articles':
      return said.articles.map(renderArticle).join('\n\n');
    case 'consultations':
      return said.items
        .map((i) => `${i.number}　${i.openedAt}　${i.topic}　${i.state}　${i.summary}`)
        .join('\n');
    case 'relay':
      return [
        said.header,
        said.quoted && `回复「${said.quoted}」`,
        said.text,
        ...said.files.map((file) => `〔${file.name}〕`),
      ]
        .filter(Boolean)
        .join('\n');
    case 'file':
      return `${said.caption}\n${said.name}\n${said.content}`;
  }
}

function renderArticle(article: OpenedArticle): string {
  const dates = [
    article.effective ? `${article.effective} 起施行` : '',
    article.until ? `${article.until} 起失效` : '',
  ].filter(Boolean);
  const head = [article.label, article.path.join(' › '), dates.join('，')].filter(Boolean).join('\n');
  const text =
    article.text ??
    [article.gist, article.official ? `官方原文：${article.official}` : ''].filter(Boolean).join('\n');
  return `${head}\n${text}`;
}

function renderAnswer(answer: Answer): string {
  const claims = (list: readonly Claim[]) => list.map(said);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}`).join('\n')}`;
  return [
    section('简单说', claims(answer.short)),
    section(
      '怎么做',
      claims(answer.steps).map((line, i) => `${CIRCLED[i] ?? `${i + 1}.`} ${line}`),
    ),
    section('法律依据', claims(answer.law)),
    section('注意时间', claims(answer.deadlines)),
    section('带什么', answer.bring),
    section('费用', claims(answer.cost)),
    section('别踩坑', claims(answer.pitfalls)),
    section('什么时候找人', claims(answer.person)),
    section(
      '去哪里',
      answer.places.map((p) => [p.name, p.hours, p.address, p.phone].filter(Boolean).join('　')),
    ),
    section(
      '出处',
      answer.citations.map((c) => `[${c.n}] ${c.label}${c.effective ? `（${c.effective} 起施行）` : ''}`),
    ),
    ...answer.notes.map((note) => `※ ${note}`),
    WRITER_LABELS[answer.writer],
  ]
    .filter(Boolean)
    .join('\n\n');
}

function said({ text, cites }: Claim): string {
  return cites.length === 0 ? text : `${text} [${cites.join('][')}]`;
}
