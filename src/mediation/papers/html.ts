import { codeOf, codePath } from './code.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { Block, Cell, Inline, Paper, Row, Words } from './paper.ts';

/**
 * The paper as one HTML page without scripts, that prints on A4 (and, from a browser's print dialogue, as PDF).
 * `nonce`: for a content security policy that asks one of styles.
 */
export function paperHtml(paper: Paper, nonce?: string): string {
  const sheets = paper.sheets.map(
    (sheet) =>
      `<section class="sheet${sheet.unnumbered ? ' unnumbered' : ''}">${sheet.blocks.map(block).join('\n')}</section>`,
  );
  const mark = nonce === undefined ? '' : ` nonce="${escaped(nonce)}"`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escaped(paper.name)}</title>
<style${mark}>${PAGE_STYLE}${sizes(paper)}</style>
</head>
<body>
${sheets.join('\n')}
</body>
</html>
`;
}

/** Measures that differ from paper to paper, as classes: the service's policy forbids style attributes. */
function sizes(paper: Paper): string {
  const css = new Set<string>();
  const words = (list: Words) => {
    for (const part of list)
      if (typeof part !== 'string') css.add(`.b${part.blank} { width: ${part.blank}em; }`);
  };
  for (const item of paper.sheets.flatMap((sheet) => sheet.blocks)) {
    if (item.kind === 'gap') css.add(`.g${item.mm} { height: ${item.mm}mm; }`);
    if (item.kind === 'table') {
      for (const width of item.columns) css.add(`.c${width} { width: ${width}%; }`);
      for (const { height, cells } of item.rows) {
        css.add(`.h${height} { height: ${height}mm; }`);
        for (const cell of cells) for (const line of cell.words) words(line);
      }
    }
    if (item.kind === 'paragraph' || item.kind === 'number') words(item.words);
    if (item.kind === 'facts') for (const fact of item.facts) words(fact.words);
    if (item.kind === 'seal') for (const line of [item.office, item.date]) words(line);
  }
  return [...css].join('\n');
}

function block(item: Block): string {
  switch (item.kind) {
    case 'office':
      return `<p class="office">${escaped(item.text)}</p>`;
    case 'title':
      return `<h1${item.cover ? ' class="cover"' : ''}>${escaped(item.text)}</h1>`;
    case 'number':
      return `<p class="number">${inline(item.words)}</p>`;
    case 'heading':
      return `<h2>${escaped(item.text)}</h2>`;
    case 'paragraph': {
      const looks = [item.flush && 'flush', item.small && 'small'].filter(Boolean).join(' ');
      return `<p${looks ? ` class="${looks}"` : ''}>${inline(item.words)}</p>`;
    }
    case 'gap':
      return `<div class="g${item.mm}"></div>`;
    case 'lines':
      return '<div class="line"></div>'.repeat(item.count);
    case 'table':
      return table(item);
    case 'facts':
      return `<dl>${item.facts
        .map(
          (fact) =>
            `<div class="fact"><dt><span>${escaped(fact.label)}</span>：</dt><dd>${inline(fact.words)}</dd></div>`,
        )
        .join('')}</dl>`;
    case 'signatures': {
      const lines = item.lines.map(
        ({ label, note }) =>
          `<div class="signature"><span>${escaped(label)}：</span><span class="rule"></span>${
            note === undefined ? '' : `<span class="note">${escaped(note)}</span>`
          }</div>`,
      );
      return `<div class="signatures">${lines.join('')}</div>`;
    }
    case 'seal': {
      const lines = [item.office, item.date].filter((line) => line.length > 0);
      return `<div class="seal">${lines.map((line) => `<p>${inline(line)}</p>`).join('')}</div>`;
    }
    case 'code': {
      const code = codeOf(item.url);
      return `<svg class="code" viewBox="0 0 ${code.length} ${code.length}" role="img" aria-label="二维码" shape-rendering="crispEdges"><path d="${codePath(code)}"/></svg>`;
    }
  }
}

function table({ columns, rows, head }: Extract<Block, { kind: 'table' }>): string {
  const [first, ...rest] = rows;
  const body = head ? rest : rows;
  return `<table><colgroup>${columns.map((width) => `<col class="c${width}">`).join('')}</colgroup>${
    head && first ? `<thead>${row(first)}</thead>` : ''
  }<tbody>${body.map(row).join('\n')}</tbody></table>`;
}

function row({ cells, height }: Row): string {
  return `<tr class="h${height}">${cells.map(cell).join('')}</tr>`;
}

function cell({ words, label, story, across = 1, down = 1 }: Cell): string {
  const tag = label ? 'th' : 'td';
  const span = `${across > 1 ? ` colspan="${across}"` : ''}${down > 1 ? ` rowspan="${down}"` : ''}`;
  const text = label
    ? words.map(inline).join('<br>')
    : words.map((line) => `<p>${inline(line)}</p>`).join('');
  return `<${tag}${label ? ' class="label"' : story ? ' class="story"' : ''}${span}>${text}</${tag}>`;
}

function inline(words: Words): string {
  return words.map((part: Inline) => (typeof part === 'string' ? escaped(part) : blank(part.blank))).join('');
}

function blank(width: number): string {
  return `<span class="blank b${width}"></span>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);
}
