import { describe, expect, it } from 'vitest';
import { paperPage, writePaper } from '../../../src/mediation/papers/write.ts';
import { agreedCase, inputOf } from './builders.ts';
import { expectInOrder, partsOf, textOf, wordsOf } from './read-back.ts';

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
