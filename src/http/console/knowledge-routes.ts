import { type Context, Hono } from 'hono';
import {
  type DigestView,
  digestsQuery,
  draftBody,
  type GuideView,
  guidesQuery,
  type LawChangeRow,
  type OpenQuestionsPage,
  type Overview,
  openQuestionsQuery,
  saveDigest,
  saveGuide,
  tryBody,
  undoBody,
  type VersionItem,
} from '../../contracts/console/knowledge.ts';
import { pageQuery } from '../../contracts/console/paging.ts';
import { type LocalDate, localDate, parseLocalDate } from '../../core/dates.ts';
import type { AreaId } from '../../core/ids.ts';
import { formOfDigest, markdownOfDigest } from '../../curation/digest-form.ts';
import { draftGuide } from '../../curation/draft-guide.ts';
import { type Edit, saveText, standingOf, undoText } from '../../curation/edit.ts';
import { formOfGuide, markdownOfGuide } from '../../curation/guide-form.ts';
import { lastGuide } from '../../curation/last-guide.ts';
import { openQuestions, shownGroup } from '../../curation/open-questions.ts';
import { tryQuestion } from '../../curation/try-question.ts';
import { lawChanges } from '../../knowledge/law-changes.ts';
import type { Version } from '../../knowledge/office/knowledge-files.ts';
import { digestPath, guidePath, type OwnPath } from '../../knowledge/office/own-path.ts';
import { formatArticleNumber } from '../../knowledge/statutes/article-number.ts';
import { reachOf } from '../../statistics/reach.ts';
import { badRequest, notFound } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { CSV_BOM, csvLine, fileHeaders } from './csv.ts';
import {
  digestRow,
  digestText,
  guideRow,
  guideText,
  type ListFilter,
  pageOfRows,
  sorted,
  wanted,
} from './knowledge-lists.ts';
import { readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';

/** 知识库: guides and digests read and edited, a question tried, what was left open, what changed in the law. */
export function knowledgeRoutes({ knowledge, directory, clock }: ConsoleDeps): Hono<StaffEnv> {
  const deps = () => {
    if (!knowledge) throw notFound();
    return knowledge;
  };
  const today = () => localDate(clock.now());
  const sources = () => deps().flow.sources();
  const history = (versions: readonly Version[]): VersionItem[] => {
    const names = new Map<string, string>(directory().people.map(({ id, name }) => [id, name]));
    return versions.map(({ at, ...version }) => ({
      ...version,
      at: at.toISOString(),
      byName: names.get(version.by) ?? null,
    }));
  };
  const guides = async (query: ListFilter & { sort?: string | undefined }) => {
    const own = await deps().files.guideIds();
    const rows = sources().knowledge.guides.map((guide) => guideRow(guide, own));
    return sorted(wanted(rows, query, guideText), query.sort, {
      title: (row) => row.title,
      topic: (row) => row.topic,
      reviewed: (row) => row.reviewed,
      questions: (row) => row.questions.length,
    });
  };
  const digests = async (query: ListFilter & { sort?: string | undefined }) => {
    const own = new Set((await deps().files.digestFiles()).map(({ file }) => file));
    const rows = sources().knowledge.digests.map((digest) => digestRow(digest, own));
    return sorted(wanted(rows, query, digestText), query.sort, {
      statute: (row) => row.statute,
      topic: (row) => row.topic,
      reviewed: (row) => row.reviewed,
    });
  };
  const changes = (): LawChangeRow[] => {
    const { knowledge: texts, library } = sources();
    return lawChanges(texts, library, today()).map((row) => ({ ...row, effective: row.effective ?? null }));
  };
  const csv = (c: Context<StaffEnv>, name: string, head: string[], lines: readonly (string | number)[][]) =>
    c.body(
      CSV_BOM + [head, ...lines].map(csvLine).join(''),
      200,
      fileHeaders(`${name}-${today()}.csv`, 'text/csv; charset=utf-8'),
    );
  const edit = (c: Context<StaffEnv>, path: OwnPath, revision: string): Edit => ({
    path,
    revision,
    by: c.var.who.person,
    at: clock.now(),
  });
  const guideView = async (id: string): Promise<GuideView> => {
    const [standing, project] = [await standingOf(deps(), guidePath(id)), await deps().project()];
    const guide = sources().guide(id);
    const form = guide ?? (await lastGuide(deps(), id, standing.history));
    if (!form) throw notFound('没有这份指南，可能已经撤下');
    return {
      ...standing,
      form: formOfGuide(form),
      project: project.guides.some((known) => known.id === id),
      history: history(standing.history),
    };
  };
  const digestView = async (statute: string, number: string): Promise<DigestView> => {
    const path = digestPath(statute, number);
    const [standing, project] = [await standingOf(deps(), path), await deps().project()];
    const id = `${statute}/${number}`;
    const digest = sources().knowledge.digests.find((known) => known.id === id);
    if (!digest) throw notFound('没有这一条的白话，可能已经撤下');
    return {
      ...standing,
      form: formOfDigest(digest),
      article: formatArticleNumber(digest.number),
      project: project.digests.some((known) => known.id === id),
      history: history(standing.history),
    };
  };

  return new Hono<StaffEnv>()
    .get('/', async (c) => {
      c.var.allow('knowledge.read');
      const { knowledge: texts, installed } = sources();
      const { files, flow } = deps();
      return c.json({
        topics: texts.topics.map(({ id }) => id),
        places: texts.directory.services.map(({ key, name }) => ({ key, name })),
        guides: texts.guides.length,
        digests: texts.digests.length,
        own: (await files.guideIds()).size,
        statutes: installed,
        model: flow.model !== undefined,
        problems: [...texts.problems],
      } satisfies Overview);
    })
    .get('/guides', async (c) => {
      c.var.allow('knowledge.read');
      const query = readQuery(c, guidesQuery);
      return c.json(pageOfRows(await guides(query), query));
    })
    .get('/guides/export', async (c) => {
      c.var.allow('knowledge.read');
      const rows = await guides(readQuery(c, guidesQuery));
      await c.var.audit('knowledge.exported', 'guides', JSON.stringify(c.req.query()));
      const head = ['编号', '标题', '类别', '核对日期', '来源', '居民的问法'];
      return csv(
        c,
        '办事指南',
        head,
        rows.map((row) => [
          row.id,
          row.title,
          row.topic,
          row.reviewed,
          row.own ? '本单位' : '自带',
          row.questions.join('\n'),
        ]),
      );
    })
    .get('/guides/:id', async (c) => {
      c.var.allow('knowledge.read');
      return c.json(await guideView(c.req.param('id')));
    })
    .put('/guides/:id', async (c) => {
      c.var.allow('knowledge.write');
      const { form, revision, fresh } = await readBody(c, saveGuide);
      const id = c.req.param('id');
      if (form.id !== id) throw badRequest('编号和地址不一致');
      if (fresh && sources().guide(id)) throw badRequest(`编号「${id}」已经有一份指南了，请换一个`);
      const saved = await saveText(deps(), edit(c, guidePath(id), revision), markdownOfGuide(form));
      if (saved.saved) await c.var.audit('knowledge.saved', `guide:${id}`, form.title);
      return c.json(saved);
    })
    .post('/guides/:id/undo', async (c) => {
      c.var.allow('knowledge.write');
      const { version, revision } = await readBody(c, undoBody);
      const id = c.req.param('id');
      const saved = await undoText(deps(), edit(c, guidePath(id), revision), version);
      if (saved.saved) await c.var.audit('knowledge.undone', `guide:${id}`, version ?? '撤下本单位的文字');
      return c.json(saved);
    })
    .get('/digests', async (c) => {
      c.var.allow('knowledge.read');
      const query = readQuery(c, digestsQuery);
      return c.json(pageOfRows(await digests(query), query));
    })
    .get('/digests/export', async (c) => {
      c.var.allow('knowledge.read');
      const rows = await digests(readQuery(c, digestsQuery));
      await c.var.audit('knowledge.exported', 'digests', JSON.stringify(c.req.query()));
      const head = ['法律', '条', '类别', '核对日期', '来源', '白话', '居民的问法'];
      return csv(
        c,
        '条文白话',
        head,
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
    .get('/digests/:statute/:number', async (c) => {
      c.var.allow('knowledge.read');
      return c.json(await digestView(c.req.param('statute'), c.req.param('number')));
    })
    .put('/digests/:statute/:number', async (c) => {
      c.var.allow('knowledge.write');
      const { form, revision } = await readBody(c, saveDigest);
      const { statute, number } = c.req.param();
      if (form.statute !== statute || form.number !== number) throw badRequest('法律和条号与地址不一致');
      const saved = await saveText(
        deps(),
        edit(c, digestPath(statute, number), revision),
        markdownOfDigest(form),
      );
      if (saved.saved) await c.var.audit('knowledge.saved', `digest:${statute}/${number}`);
      return c.json(saved);
    })
    .post('/digests/:statute/:number/undo', async (c) => {
      c.var.allow('knowledge.write');
      const { version, revision } = await readBody(c, undoBody);
      const { statute, number } = c.req.param();
      const saved = await undoText(deps(), edit(c, digestPath(statute, number), revision), version);
      if (saved.saved)
        await c.var.audit('knowledge.undone', `digest:${statute}/${number}`, version ?? '撤下本单位的文字');
      return c.json(saved);
    })
    .post('/try', async (c) => {
      c.var.allow('knowledge.read');
      const { question, area, asOf } = await readBody(c, tryBody);
      if (area !== undefined && !directory().areas.some(({ id }) => id === area))
        throw badRequest('没有这个区域');
      return c.json(
        await tryQuestion(deps().flow, {
          text: question,
          area: area as AreaId | undefined,
          asOf: asOf === undefined ? today() : dayOf(asOf),
          signal: c.req.raw.signal,
        }),
      );
    })
    .get('/questions', async (c) => {
      c.var.allow('knowledge.questions');
      const { from, until, area, topic, reason, ...paging } = readQuery(c, openQuestionsQuery);
      const { areas } = reachOf(c.var.who, 'knowledge.questions', directory(), { area });
      const days = { from: dayOf(from), until: dayOf(until) };
      const { groups, questions, cut } = await openQuestions(deps(), { ...days, areas, topic, reason });
      await c.var.audit('knowledge.questions', `${from}/${until}`, JSON.stringify({ area, topic, reason }));
      const { rows, total } = pageOfRows(groups, paging);
      return c.json({
        total,
        rows: rows.map((group) => shownGroup(deps(), group)),
        questions,
        cut,
      } satisfies OpenQuestionsPage);
    })
    .get('/questions/export', async (c) => {
      c.var.allow('knowledge.questions');
      const { from, until, area, topic, reason } = readQuery(c, openQuestionsQuery);
      const { areas } = reachOf(c.var.who, 'knowledge.questions', directory(), { area });
      const days = { from: dayOf(from), until: dayOf(until) };
      const { groups } = await openQuestions(deps(), { ...days, areas, topic, reason });
      await c.var.audit('knowledge.exported', 'questions', JSON.stringify(c.req.query()));
      return csv(
        c,
        '没答上来的问题',
        ['组', '类别', '咨询编号', '日期', '原因', '问题（个人号码已遮住）'],
        groups.flatMap((group, i) =>
          group.questions.map((one) => [
            i + 1,
            one.topic,
            one.number,
            localDate(one.at),
            REASONS[one.reason],
            one.text,
          ]),
        ),
      );
    })
    .post('/draft', async (c) => {
      c.var.allow('knowledge.write');
      const body = await readBody(c, draftBody);
      return c.json(await draftGuide(deps().flow, { ...body, asOf: today(), signal: c.req.raw.signal }));
    })
    .get('/law-changes', (c) => {
      c.var.allow('knowledge.read');
      return c.json(pageOfRows(changes(), readQuery(c, pageQuery)));
    })
    .get('/law-changes/export', async (c) => {
      c.var.allow('knowledge.read');
      await c.var.audit('knowledge.exported', 'law-changes');
      return csv(
        c,
        '条文有变的内容',
        ['种类', '编号', '标题', '核对日期', '条文', '怎么变了', '现行文本施行日期'],
        changes().map((row) => [
          row.kind === 'guide' ? '办事指南' : '条文白话',
          row.id,
          row.title,
          row.reviewed,
          row.article,
          row.change === 'changed' ? '核对之后有新版本' : '现行法里没有这一条',
          row.effective ?? '',
        ]),
      );
    });
}

const REASONS = { 'no-match': '没有找到依据', withheld: '没有通过核对', useless: '居民说没用' };

function dayOf(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (day === undefined) throw badRequest(`没有这一天：${text}`);
  return day;
}
