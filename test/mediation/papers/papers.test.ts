import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts';
import type { MediationCase, PartyId, SessionId } from '../../../src/mediation/case.ts';
import { type PaperInput, paperOffice } from '../../../src/mediation/papers/input.ts';
import { type PaperKind, papersOf } from '../../../src/mediation/papers/kinds.ts';
import { type PaperWanted, paperPage, writePaper } from '../../../src/mediation/papers/write.ts';
import { agreedCase, inputOf, person } from './builders.ts';
import { htmlOf, partsOf, wordsOf } from './read-back.ts';

const oralCase = () => agreedCase({ agreement: { ...agreedCase().agreement!, form: 'oral' } });
const invitedCase = () =>
  agreedCase({
    state: 'inviting',
    agreement: undefined,
    sessions: [],
    parties: agreedCase().parties.map((party) => ({ ...party, consent: 'asked' })),
  });
const LINK = 'https://falin.example.org/m/one-time-token';
const invitation = { party: 'p2' as PartyId, url: LINK, validUntil: new Date('2026-11-30T10:00:00Z') };

/** Every part an official form has, in its order. */
const PARTS: [kind: PaperKind, found: () => MediationCase, parts: string[]][] = [
  [
    'cover',
    agreedCase,
    [
      '星河社区人民调解委员会',
      '调解卷宗',
      '卷名',
      '赵小兰与钱大明邻里纠纷',
      '卷号',
      '〔2026〕莲调字第12号',
      '人民调解员',
      '吴暖',
      '调解日期',
      '2026年11月2日至2026年11月12日',
      '立卷人',
      '立卷日期',
      '保管期限',
      '备注',
    ],
  ],
  [
    'contents',
    agreedCase,
    [
      '卷内目录',
      '序号',
      '文书名称',
      '页号',
      '备注',
      '人民调解申请书',
      '权利义务告知书',
      '当事人身份证明',
      '授权委托书',
      '调查记录',
      '证据材料',
      '人民调解笔录',
      '人民调解协议书',
      '履行凭证',
      '回访记录',
      '司法确认有关材料',
      '卷宗情况说明',
      '封底',
    ],
  ],
  [
    'application',
    agreedCase,
    [
      '人民调解申请书',
      '申请人',
      '姓名',
      '赵小兰',
      '性别',
      '女',
      '民族',
      '汉族',
      '年龄',
      '46',
      '职业或职务',
      '超市店员',
      '联系方式',
      '单位或住址',
      '被申请人',
      '钱大明',
      '纠纷简要情况',
      '水管破裂',
      '当事人申请事项',
      '1. 赔偿吊顶',
      '2. 修好',
      '6,800.50元（大写：人民币陆仟捌佰元零伍角）',
      '自愿申请进行调解',
      '申请人 赵小兰（签名、盖章或者按指印）',
      '年',
      '月',
      '日',
    ],
  ],
  [
    'register',
    agreedCase,
    [
      '人民调解受理登记表',
      '2026年11月2日',
      '依当事人申请，调解赵小兰与钱大明之间的纠纷',
      '申请人',
      '被申请人',
      '纠纷类型',
      '邻里纠纷',
      '案件来源',
      '☑当事人申请',
      '□公安机关移送',
      '纠纷简要情况',
      '水管破裂',
      '备注',
      '此表由人民调解委员会填写',
      '赵小兰（签名',
      '钱大明（签名',
      '登记人（签名）',
      '（印章）',
      '年',
      '月',
      '日',
    ],
  ],
  [
    'notice',
    agreedCase,
    [
      '人民调解当事人权利义务告知书',
      '一、人民调解是什么',
      '人民调解法第七条',
      '二、调解的原则',
      '三、您的权利',
      '人民调解法第二十三条',
      '四、您的义务',
      '人民调解法第二十四条',
      '五、协议的效力',
      '三十日',
      '人民调解法第三十三条',
      '六、谈不成怎么办',
      '赵小兰（签名',
      '钱大明（签名',
      '（印章）',
    ],
  ],
  [
    'invitation',
    invitedCase,
    [
      '人民调解邀请单',
      '钱大明',
      '您与赵小兰之间的邻里纠纷',
      '星河社区人民调解委员会',
      '可以不同意',
      '二维码',
      '2026年11月30日18时00分前有效',
      '星河社区爱心调解室，示例星河路1号',
      '000-0000-0411',
      '（印章）',
    ],
  ],
  [
    'record',
    agreedCase,
    [
      '人民调解笔录',
      '时间',
      '2026年11月10日09时35分至11时05分',
      '地点',
      '星河社区爱心调解室',
      '事由',
      '人民调解员',
      '参加人',
      '当事人',
      '赵小兰、钱大明',
      '权利、义务告知',
      '调解记录',
      '水从楼上漏下来',
      '与所说的一致',
      '赵小兰（签名',
      '参加人（签名）',
      '人民调解员 吴暖（样例）（签名）',
      '记录人（签名）',
      '年',
      '月',
      '日',
    ],
  ],
  [
    'agreement',
    agreedCase,
    [
      '人民调解协议书',
      '编号：〔2026〕莲调字第12号',
      '当事人',
      '赵小兰',
      '钱大明',
      '纠纷的主要事实、争议事项',
      '水管破裂',
      '各方当事人的责任',
      '自愿达成如下协议',
      '1. 钱大明：向赵小兰支付第一期修理费。金额：4,000.00元（大写：人民币肆仟元整）。期限：2026年11月30日前（含当日）。',
      '2. 钱大明',
      '3. 钱大明：请人修好漏水的下水管。',
      '履行方式、时限',
      '2026年11月30日前（含当日）',
      '2026年12月31日前',
      '其他约定',
      '没有其他争议',
      '生效',
      '三十日内共同',
      '一式三份',
      '赵小兰（签名、盖章或者按指印）',
      '2026年11月12日11时10分已用一次性验证码在线确认',
      '钱大明（签名、盖章或者按指印）',
      '人民调解员 吴暖（样例）（签名）',
      '记录人（签名）',
      '星河社区人民调解委员会（印章）',
      '年',
      '月',
      '日',
    ],
  ],
  [
    'oral',
    oralCase,
    [
      '人民调解口头协议登记表',
      '编号',
      '当事人',
      '赵小兰',
      '纠纷的主要事实、争议事项',
      '自愿达成如下协议',
      '1. 钱大明',
      '履行方式、时限',
      '2026年11月12日',
      '达成口头协议',
      '人民调解员',
      '记录人（签名）',
      '（印章）',
      '年',
    ],
  ],
  [
    'follow-up',
    agreedCase,
    [
      '人民调解回访记录',
      '当事人',
      '调解协议编号',
      '〔2026〕莲调字第12号',
      '回访事由',
      '邻里纠纷',
      '回访时间',
      '计划：2026年12月12日',
      '协议履行情况',
      '4,000.00元',
      '2026年11月28日',
      '回访情况',
      '□满意',
      '□不满意',
      '回访人（签名）',
      '年',
      '月',
      '日',
    ],
  ],
  [
    'confirmation',
    agreedCase,
    [
      '司法确认申请书',
      '申请人一',
      '赵小兰',
      '申请人二',
      '钱大明',
      '请求事项',
      '赵小兰、钱大明于2026年11月12日达成的人民调解协议',
      '事实和理由',
      '星河社区人民调解委员会主持调解',
      '1. 钱大明',
      '期限：2026年12月31日前',
      '没有其他争议',
      '没有恶意串通、规避法律',
      '此致',
      '人民法院',
      '附：',
      '人民调解协议书',
      '身份证明',
      '申请人一 赵小兰（签名',
      '申请人二 钱大明（签名',
      '年',
      '月',
      '日',
    ],
  ],
];

describe('each paper holds every part of its form, in order', () => {
  it.each(PARTS)('%s', async (kind, found, parts) => {
    const input = inputOf(found(), { invitation });
    const file = await writePaper(kind, input);
    const asWord = kind === 'invitation' ? await htmlOf(file.bytes) : await wordsOf(file.bytes);
    expectInOrder(asWord, parts);
    expectInOrder(textOf(paperPage(kind, input)), parts);
  });

  it('the words are the same on paper and on screen', async () => {
    for (const [kind, found] of PARTS) {
      const input = inputOf(found(), { invitation });
      const plain = (text: string) => text.replace(/[\s_]|二维码/g, '');
      const { bytes } = await writePaper(kind, input);
      expect(plain(textOf(paperPage(kind, input))), kind).toBe(plain(await wordsOf(bytes)));
    }
  });
});

describe('which papers fit', () => {
  it.each<[string, Partial<MediationCase>, PaperWanted[]]>([
    ['just applied for', blank('applied'), ['application', 'notice']],
    ['not accepted', blank('rejected'), ['application']],
    [
      'found by staff',
      { ...accepted('mediating'), source: 'found' },
      ['cover', 'contents', 'register', 'notice', 'record'],
    ],
    [
      'being mediated',
      accepted('mediating'),
      ['cover', 'contents', 'application', 'register', 'notice', 'record'],
    ],
    ['refused', accepted('refused'), ['cover', 'contents', 'application', 'register', 'notice']],
    [
      'agreed',
      {},
      [
        'cover',
        'contents',
        'application',
        'register',
        'notice',
        'record',
        'agreement',
        'follow-up',
        'confirmation',
      ],
    ],
  ])('%s', (_, given, kinds) => {
    expect(papersOf(agreedCase(given))).toEqual(kinds);
  });

  it('the terms may be printed before everybody confirmed, the application to the court may not', () => {
    const found = agreedCase({
      state: 'agreeing',
      agreement: { ...agreedCase().agreement!, effectiveAt: undefined },
    });
    expect(papersOf(found)).toContain('agreement');
    expect(papersOf(found)).not.toContain('confirmation');
  });

  it('the slip only while somebody is asked', () => {
    expect(papersOf(invitedCase())).toContain('invitation');
    expect(() => paperPage('invitation', inputOf(invitedCase()))).toThrow('邀请链接');
  });

  it('a case moved here by another office is taken on with consent, not on application', () => {
    const words = (found: MediationCase) => textOf(paperPage('register', inputOf(found)));
    expect(words(agreedCase({ source: 'police' }))).toContain('经当事人同意，调解赵小兰与钱大明');
    expect(words(agreedCase({ source: 'police' }))).toContain('☑公安机关移送');
  });

  it('one that does not fit is refused', async () => {
    await expect(writePaper('agreement', inputOf(invitedCase()))).rejects.toThrow(
      '现在没有《人民调解协议书》',
    );
  });
});

describe('what is not known stays blank', () => {
  it('an erased party, an unknown committee and a case without words leave lines to fill in', () => {
    const found = agreedCase({
      facts: '',
      claims: '',
      parties: [person('p1', '', 'applicant'), person('p2', '', 'respondent')],
      mediators: [],
      room: 'gone',
    });
    const office = {
      committee: undefined,
      room: undefined,
      address: undefined,
      phone: undefined,
      mediators: [],
    };
    for (const kind of papersOf(found)) {
      const page = paperPage(kind, inputOf(found, { office }));
      expect(page, kind).not.toMatch(/undefined|null|NaN/);
      expect(page, kind).toMatch(/class="(blank|line|rule)|<td><\/td>/);
    }
  });

  it('names of room and mediators come from the directory, and of the committee from its people', async () => {
    const { directory } = await loadKnowledge('knowledge');
    expect(paperOffice(directory, agreedCase({ room: 'street-gold', mediators: [] }))).toEqual({
      committee: '示例街道人民调解委员会',
      room: '示例街道金牌调解室',
      address: '示例路1号二楼',
      phone: '000-0000-0401',
      mediators: [],
    });
  });

  it('a duty of somebody who is no party has no name', () => {
    const agreement = agreedCase().agreement!;
    const terms = agreement.terms.map((term) => ({ ...term, who: 'nobody' as PartyId }));
    const page = paperPage('agreement', inputOf(agreedCase({ agreement: { ...agreement, terms } })));
    expect(textOf(page)).toContain('1. ：向赵小兰支付');
  });
});

describe('parties of any number', () => {
  const workers = Array.from({ length: 40 }, (_, i) =>
    person(`w${i}`, `工人${i + 1}`, 'applicant', { position: i + 1 }),
  );
  const company = person('c', '示例建筑公司', 'respondent', {
    kind: 'organisation',
    representative: '周经理',
  });
  const found = agreedCase({ parties: [...workers, company], people: 41, disputeType: '劳动争议' });

  it('each has particulars, a number and a line to sign; each gets a copy', async () => {
    const text = await wordsOf((await writePaper('agreement', inputOf(found))).bytes);
    expect(text).toContain('一式四十二份');
    for (const [i, { name }] of workers.entries()) {
      expect(text.match(new RegExp(`${name}(?!\\d)`, 'g'))?.length, `${i}`).toBe(2);
    }
    expect(text).toMatch(/申请人四十 工人40（签名、盖章或者按指印）/);
    expectInOrder(text, ['单位名称', '示例建筑公司', '法定代表人或者代表及职务', '周经理', '单位住所']);
  });

  it('a labour dispute is called what it is', () => {
    expect(textOf(paperPage('cover', inputOf(found)))).toContain('劳动争议');
    expect(textOf(paperPage('cover', inputOf(found)))).not.toContain('劳动争议纠纷');
  });
});

describe('sessions', () => {
  const first = agreedCase().sessions[0]!;
  const second = { ...first, id: 's2' as SessionId, place: 'online' as const, record: '第二次的话' };
  const found = agreedCase({
    sessions: [first, second, { ...first, id: 's3' as SessionId, startedAt: undefined, record: undefined }],
  });
  const pages = (input: PaperInput) => paperPage('record', input).split('class="sheet').slice(1).map(textOf);

  it('each that was held has its own record', () => {
    const sheets = pages(inputOf(found));
    expect(sheets).toHaveLength(2);
    expect(sheets[0]).toContain('（第1次）');
    expect(sheets[1]).toContain('网上调解');
    expect(sheets[1]).toContain('第二次的话');
  });

  it('one may be had alone', () => {
    const sheets = pages(inputOf(found, { session: second.id }));
    expect(sheets).toHaveLength(1);
    expect(sheets[0]).toContain('第二次的话');
  });
});

describe('the Word file', () => {
  it('is A4, names Chinese fonts and numbers its pages', async () => {
    const file = await writePaper('agreement', inputOf(agreedCase()));
    expect(file.name).toBe('人民调解协议书 〔2026〕莲调字第12号.docx');
    expect(file.mediaType).toContain('wordprocessingml.document');
    const parts = await partsOf(file.bytes);
    const text = (name: string) => parts.get(name)?.toString('utf8') ?? '';
    expect([...parts.keys()]).toEqual(
      expect.arrayContaining([
        '[Content_Types].xml',
        '_rels/.rels',
        'word/document.xml',
        'word/styles.xml',
        'word/footer1.xml',
      ]),
    );
    expect(text('word/document.xml')).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(text('word/styles.xml')).toContain('w:eastAsia="仿宋"');
    expect(text('word/document.xml')).toContain('w:eastAsia="黑体"');
    expect(text('word/document.xml')).toContain('w:eastAsia="宋体"');
    expect(text('word/footer1.xml')).toMatch(/PAGE.*SECTIONPAGES/s);
  });

  it('of the whole file holds every paper in the order it is bound, without the slip', async () => {
    const text = await wordsOf((await writePaper('file', inputOf(agreedCase()))).bytes);
    expectInOrder(text, [
      '调解卷宗',
      '卷内目录',
      '人民调解申请书',
      '人民调解受理登记表',
      '权利义务告知书',
      '人民调解笔录',
      '人民调解协议书',
      '人民调解回访记录',
      '司法确认申请书',
    ]);
    expect(text).not.toContain('邀请单');
  });

  it('of the whole file leaves the court out when nobody wants it', () => {
    const page = paperPage('file', inputOf(agreedCase({ confirmation: 'none' })));
    expect(textOf(page)).toContain('人民调解回访记录');
    expect(textOf(page)).not.toContain('司法确认申请书');
  });

  it('a number that no file system takes gives a name that each takes', async () => {
    const { name } = await writePaper('cover', inputOf(agreedCase({ number: '2026/12:号*' })));
    expect(name).toBe('调解卷宗封面 2026 12 号.docx');
  });
});

function blank(state: MediationCase['state']): Partial<MediationCase> {
  return {
    state,
    acceptedAt: undefined,
    endedAt: undefined,
    sessions: [],
    agreement: undefined,
    followUps: [],
  };
}

function accepted(state: MediationCase['state']): Partial<MediationCase> {
  return { ...blank(state), acceptedAt: new Date('2026-11-02T02:00:00Z') };
}

function expectInOrder(text: string, parts: readonly string[]): void {
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) expect.fail(`「${part}」 is missing, or not after what stands before it, in:\n${text}`);
    at = found + part.length;
  }
}

/** What a reader of the page sees. */
function textOf(page: string): string {
  return page
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<svg.*?aria-label="([^"]*)".*?<\/svg>/gs, '$1')
    .replace(/^[^<]*>/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
