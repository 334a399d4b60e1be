import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts';
import type { MediationCase, PartyId, SessionId } from '../../../src/mediation/case.ts';
import { type PaperInput, paperOffice } from '../../../src/mediation/papers/input.ts';
import { papersOf } from '../../../src/mediation/papers/kinds.ts';
import { type PaperWanted, paperPage, writePaper } from '../../../src/mediation/papers/write.ts';
import { agreedCase, inputOf, invitedCase, person } from './builders.ts';
import { expectInOrder, textOf, wordsOf } from './read-back.ts';

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
