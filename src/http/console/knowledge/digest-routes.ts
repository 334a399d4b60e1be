import { Hono } from 'hono';
import {
  articleQuery,
  type DigestView,
  digestsQuery,
  saveDigest,
  statutesQuery,
  undoBody,
} from '../../../contracts/console/knowledge.ts';
import { formOfDigest, markdownOfDigest } from '../../../curation/digest-form.ts';
import { saveText, standingOf, undoText } from '../../../curation/edit.ts';
import { findArticle, lawText, statuteTitles } from '../../../curation/find-article.ts';
import { lastDigest } from '../../../curation/last-digest.ts';
import { digestPath } from '../../../knowledge/office/own-path.ts';
import { compareArticleNumbers, formatArticleNumber } from '../../../knowledge/statutes/article-number.ts';
import { badRequest, notFound } from '../../errors.ts';
import { askedFor } from '../asked-for.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readBody, readQuery } from '../read-request.ts';
import type { StaffEnv } from '../require-staff.ts';
import { digestRow, digestText, type ListFilter, pageOfRows, sorted, wanted } from './lists.ts';
import { knowledgeTools } from './tools.ts';

const byTitle = new Intl.Collator('zh');

/** 条文白话: listed, read beside the article, written, taken back. */
export function digestRoutes(console: ConsoleDeps): Hono<StaffEnv> {
  const { deps, today, sources, history, csv, edit } = knowledgeTools(console);
  const digests = async (query: ListFilter & { sort?: string | undefined }) => {
    const own = new Set((await deps().files.digestFiles()).map(({ file }) => file));
    const rows = sources()
      .knowledge.digests.toSorted(
        (a, b) => byTitle.compare(a.statute, b.statute) || compareArticleNumbers(a.number, b.number),
      )
      .map((digest) => digestRow(digest, own));
    return sorted(wanted(rows, query, digestText), query.sort, {
      statute: (row) => row.statute,
      topic: (row) => row.topic,
      reviewed: (row) => row.reviewed,
    });
  };
  const digestView = async (statute: string, number: string): Promise<DigestView> => {
    const path = digestPath(statute, number);
    const [standing, project] = [await standingOf(deps(), path), await deps().project()];
    const id = `${statute}/${number}`;
    const known = sources().knowledge.digests.find((digest) => digest.id === id);
    const digest = known ?? (await lastDigest(deps(), path, standing.history));
    if (!digest) throw notFound('没有这一条的白话，可能已经撤下');
    return {
      ...standing,
      form: formOfDigest(digest),
      article: formatArticleNumber(digest.number),
      law: lawText(deps(), digest.statute, digest.number, today()),
      project: project.digests.some((one) => one.id === id),
      history: history(standing.history),
    };
  };

  return new Hono<StaffEnv>()
    .get('/', async (c) => {
      c.var.allow('knowledge.read');
      const query = readQuery(c, digestsQuery);
      return c.json(pageOfRows(await digests(query), query));
    })
    .get('/export', async (c) => {
      c.var.allow('knowledge.read');
      const rows = await digests(readQuery(c, digestsQuery));
      await c.var.audit('knowledge.exported', '条文白话', askedFor(c));
      return csv(
        c,
        '条文白话',
        ['法律', '条', '类别', '核对日期', '来源', '白话', '居民的问法'],
        rows.map((row) => [
          row.statute,
          row.article,
          row.topic,
          row.reviewed,
          row.own ? '本单位' : '自带',
          row.text,
          row.questions.join('\n'),
        ]),
      );
    })
    .get('/statutes', (c) => {
      c.var.allow('knowledge.read');
      return c.json(statuteTitles(deps(), readQuery(c, statutesQuery).search, today()));
    })
    .get('/article', (c) => {
      c.var.allow('knowledge.read');
      return c.json(findArticle(deps(), readQuery(c, articleQuery), today()));
    })
    .get('/:statute/:number', async (c) => {
      c.var.allow('knowledge.read');
      return c.json(await digestView(c.req.param('statute'), c.req.param('number')));
    })
    .put('/:statute/:number', async (c) => {
      c.var.allow('knowledge.write');
      const { form, revision, fresh, sure } = await readBody(c, saveDigest);
      const { statute, number } = c.req.param();
      if (form.statute !== statute || form.number !== number) throw badRequest('法律和条号与地址不一致');
      if (fresh) {
        const found = findArticle(deps(), { statute, article: number }, today());
        if (found.statute !== statute || found.number !== number) throw badRequest('法律和条号与地址不一致');
        if (found.written) throw badRequest(`${statute}${found.article}已经有白话了，请在那里改`);
      }
      const saved = await saveText(
        deps(),
        edit(c, digestPath(statute, number), revision, sure),
        markdownOfDigest(form),
      );
      if (saved.saved) await c.var.audit('knowledge.saved', `digest:${statute}/${number}`);
      return c.json(saved);
    })
    .post('/:statute/:number/undo', async (c) => {
      c.var.allow('knowledge.write');
      const { version, revision } = await readBody(c, undoBody);
      const { statute, number } = c.req.param();
      const saved = await undoText(deps(), edit(c, digestPath(statute, number), revision), version);
      if (saved.saved)
        await c.var.audit('knowledge.undone', `digest:${statute}/${number}`, version ?? '撤下本单位的文字');
      return c.json(saved);
    });
}
