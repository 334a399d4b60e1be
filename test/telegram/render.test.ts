import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate } from '../../src/channels/telegram/render/paginate.ts';
import { renderReply } from '../../src/channels/telegram/render/reply.ts';
import { block, pageHtml, plain } from '../../src/channels/telegram/render/rich-text.ts';
import type { Answer } from '../../src/contracts/answer.ts';
import type { Reply, ReplyBody } from '../../src/contracts/reply.ts';
import { parseHtml, tidy } from '../support/telegram-server/html-entities.ts';

const show = (body: ReplyBody, buttons: Reply['buttons'] = []) => {
  const rendered = renderReply({ body, buttons });
  if (rendered.type !== 'messages') throw new Error('messages expected');
  return rendered;
};
/** What a person reads. */
const read = (body: ReplyBody, buttons?: Reply['buttons']) =>
  show(body, buttons).parts.map((part) => tidy(parseHtml(part.html)).text);

const cite = (n: number, label: string, gist: string) => ({
  n,
  passageId: `p${n}`,
  kind: 'article' as const,
  label,
  gist,
});
const ANSWER: Answer = {
  short: [
    { text: '楼上要负责修好、赔偿损失。', cites: [] },
    { text: '先留证据再协商。', cites: [3] },
  ],
  steps: [
    { text: '拍照录像，写下时间。', cites: [] },
    { text: '书面通知楼上限期修。', cites: [] },
  ],
  law: [
    { text: '用水排水要避免给邻居造成损害。', cites: [1] },
    { text: '有过错造成损害的要赔偿。', cites: [2, 3] },
  ],
  deadlines: [{ text: '起诉时效三年。', cites: [3] }],
  bring: ['身份证', '房产证明'],
  cost: [],
  pitfalls: [],
  person: [],
  places: [
    {
      key: 'a',
      name: '示例社区公共法律服务室',
      address: '示例路1号',
      hours: '周一至周五 9:00–17:00',
      phone: '000-0000',
    },
  ],
  citations: [
    cite(1, '《示例法》第一条', '大意一'),
    cite(2, '《示例法》第二条', '大意二'),
    { ...cite(3, '办事指南：楼上漏水', ''), kind: 'guide' },
  ],
  related: [{ guide: 'noise', title: '楼上太吵' }],
  writer: 'composed',
  notes: ['地址电话都是示例。'],
};

describe('an answer in telegram', () => {
  it('reads as the service promises: short answer, steps, law, time, place, label', () => {
    expect(read({ type: 'answer', answer: ANSWER })).toEqual([
      [
        '简单说：楼上要负责修好、赔偿损失。先留证据再协商 [3]。',
        '',
        '怎么做：',
        '① 拍照录像，写下时间。',
        '② 书面通知楼上限期修。',
        '',
        '法律依据：',
        '[1] 《示例法》第一条：用水排水要避免给邻居造成损害。',
        '[2] 《示例法》第二条：有过错造成损害的要赔偿 [3]。',
        '其他出处：[3] 办事指南：楼上漏水',
        '',
        '注意时间：起诉时效三年 [3]。',
        '',
        '带什么：身份证、房产证明',
        '',
        '去哪里：',
        '示例社区公共法律服务室（示例路1号，周一至周五 9:00–17:00，电话 000-0000）',
        '',
        '您可能还想问：楼上太吵',
        '',
        '地址电话都是示例。',
        '',
        '〔自动整理自法律和办事指南，仅供参考〕',
      ].join('\n'),
    ]);
  });

  it('gives several time limits a line each', () => {
    const deadlines = [
      { text: '起诉三年。', cites: [2, 1] },
      { text: '仲裁一年。', cites: [] },
    ];
    expect(read({ type: 'answer', answer: { ...ANSWER, deadlines } })[0]).toContain(
      '注意时间：\n• 起诉三年 [1][2]。\n• 仲裁一年。\n\n带什么',
    );
  });

  it('says when a model wrote it, and shows each gist where no law claim says it', () => {
    const [text] = read({ type: 'answer', answer: { ...ANSWER, law: [], writer: 'model' } });
    expect(text).toContain(
      '[1] 《示例法》第一条：大意一\n[2] 《示例法》第二条：大意二\n其他出处：[3] 办事指南：楼上漏水',
    );
    expect(text).toContain('〔AI 生成，仅供参考〕');
  });

  it('leaves related matters to the buttons when there are some', () => {
    const [text] = read({ type: 'answer', answer: ANSWER }, [[{ label: '楼上太吵', action: 'guide:noise' }]]);
    expect(text).not.toContain('您可能还想问');
  });
});

describe('other replies in telegram', () => {
  it('puts the number first in an emergency, in the notification too', () => {
    const body: ReplyBody = {
      type: 'emergency',
      label: '您可能正处在危险中',
      script: '先离开现场。',
      numbers: [
        { number: '110', name: '报警' },
        { number: '12338', name: '妇联' },
      ],
    };
    expect(read(body)[0]).toMatch(
      /^请马上打 110（报警）\n请马上打 12338（妇联）\n\n您可能正处在危险中\n\n先离开现场。$/,
    );
    expect(show(body).parts[0]!.placeholder).toBe('请马上打 110（报警）');
  });

  it('folds opened articles, and says where the official text is when it is not installed', () => {
    const article = { label: '《示例法》第一条', statute: '示例法', path: ['第一章 总则'] };
    const body: ReplyBody = {
      type: 'articles',
      articles: [
        { ...article, text: '第一款。\n第二款。', effective: '2021-01-01' },
        { ...article, gist: '大意', official: 'https://example.org/?a=1&b="2"' },
      ],
    };
    const { parts } = show(body);
    const { text, entities } = parseHtml(parts[0]!.html);
    const quote = entities.find((e) => e.type === 'expandable_blockquote')!;
    expect(text.slice(quote.offset, quote.offset + quote.length)).toBe('第一款。\n第二款。');
    expect(text).toContain('自2021年1月1日起施行');
    expect(entities.find((e) => e.type === 'text_link')?.url).toBe('https://example.org/?a=1&b="2"');
  });

  it('lists consultations with their numbers', () => {
    const body: ReplyBody = {
      type: 'consultations',
      items: [
        {
          number: '2026-000123',
          openedAt: '2026-11-22T01:00:00Z',
          topic: '邻里',
          state: '办理中',
          summary: '漏水',
        },
      ],
    };
    expect(read(body)).toEqual(['2026-000123 邻里 · 办理中\n2026年11月22日 漏水']);
  });

  it('shows markup in what people write as what they wrote', () => {
    expect(read({ type: 'text', text: '<b>&amp; "3<5"</b> &lt;' })).toEqual(['<b>&amp; "3<5"</b> &lt;']);
  });

  it('leaves out buttons the server would refuse', () => {
    const { keyboard } = show({ type: 'text', text: '好' }, [
      [
        { label: '', action: 'a' },
        { label: '空', action: '' },
        { label: '太长', action: '法'.repeat(30) },
      ],
      [{ label: '可以', action: 'useful:t' }],
    ]);
    expect(keyboard).toEqual({ inline_keyboard: [[{ text: '可以', callback_data: 'useful:t' }]] });
  });
});

describe('splitting', () => {
  it('prefers paragraphs, then lines, then sentences', () => {
    const pages = (text: string, limit: number) =>
      paginate(
        text.split('\n\n').map((t) => block(plain(t))),
        limit,
      ).map((p) => pageHtml(p));
    expect(pages('一二三\n\n四五六', 5)).toEqual(['一二三', '四五六']);
    expect(pages('一二三\n四五六', 5)).toEqual(['一二三', '四五六']);
    expect(pages('一二。三四五六', 5)).toEqual(['一二。', '三四五六']);
    expect(pages('一二三四五六七', 5)).toEqual(['一二三四五', '六七']);
    expect(pages('😀😀😀', 5)).toEqual(['😀😀', '😀']);
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom(
        '法',
        '。',
        '<',
        '>',
        '&',
        '"',
        '\n',
        ' ',
        '😀',
        '\ud800',
        '\u200b',
        '&lt;',
        '</b>',
      ),
      maxLength: 3000,
    }),
    fc.constantFrom('', ' ', '长'.repeat(9000), 'a\n'.repeat(5000), '<b>'.repeat(2000)),
  );
  const claims = fc.array(
    fc.record({ text, cites: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }) }),
    { maxLength: 4 },
  );
  const optional = fc.option(text, { nil: undefined });
  const citations = fc.array(
    fc.record({
      n: fc.integer({ min: 1, max: 5 }),
      passageId: text,
      kind: fc.constantFrom('article', 'digest', 'guide'),
      label: text,
      gist: text,
    }),
    { maxLength: 5 },
  );
  const body: fc.Arbitrary<ReplyBody> = fc.oneof(
    fc.record({ type: fc.constantFrom('text', 'question'), text }),
    fc.record({
      type: fc.constant('answer' as const),
      answer: fc.record({
        title: optional,
        short: claims,
        steps: claims,
        law: claims,
        deadlines: claims,
        bring: fc.array(text, { maxLength: 3 }),
        cost: claims,
        pitfalls: claims,
        person: claims,
        places: fc.array(
          fc.record({ key: text, name: text, address: optional, hours: optional, phone: optional }),
          { maxLength: 2 },
        ),
        citations,
        related: fc.array(fc.record({ guide: text, title: text }), { maxLength: 2 }),
        writer: fc.constantFrom('model', 'composed'),
        notes: fc.array(text, { maxLength: 2 }),
      }),
    }),
    fc.record({
      type: fc.constant('emergency' as const),
      label: text,
      script: text,
      numbers: fc.array(fc.record({ number: text, name: text }), { maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant('articles' as const),
      articles: fc.array(
        fc.record({
          label: text,
          statute: text,
          path: fc.array(text, { maxLength: 2 }),
          text: optional,
          gist: optional,
          effective: optional,
          until: optional,
          official: optional,
        }),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      type: fc.constant('consultations' as const),
      items: fc.array(fc.record({ number: text, openedAt: text, topic: text, state: text, summary: text }), {
        maxLength: 3,
      }),
    }),
  ) as fc.Arbitrary<ReplyBody>;

  it('gives, for any reply, messages the server takes, complete and in order', () => {
    const letters = (s: string) => s.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]/gu, '');
    fc.assert(
      fc.property(
        body,
        fc.array(fc.array(fc.record({ label: text, action: text }), { maxLength: 4 }), { maxLength: 3 }),
        (b, buttons) => {
          const { parts, keyboard } = show(b, buttons);
          expect(parts.length).toBeGreaterThan(0);
          for (const part of parts) {
            expect(part.html.isWellFormed()).toBe(true);
            const seen = tidy(parseHtml(part.html));
            expect(seen.text.length).toBeGreaterThan(0);
            expect(seen.text.length).toBeLessThanOrEqual(4096);
            expect(letters(seen.text)).toBe(letters(part.text));
          }
          for (const button of keyboard?.inline_keyboard.flat() ?? []) {
            expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
            expect(button.text.trim()).not.toBe('');
          }
          if (b.type === 'text' && letters(b.text) !== '') {
            expect(letters(parts.map((p) => p.text).join(''))).toBe(letters(b.text.toWellFormed()));
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
