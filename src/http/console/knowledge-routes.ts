import { Hono } from 'hono';
import {
  draftBody,
  type LawChangeRow,
  type OpenQuestionsPage,
  type Overview,
  openQuestionsQuery,
  tryBody,
} from '../../contracts/console/knowledge.ts';
import { pageQuery } from '../../contracts/console/paging.ts';
import { type LocalDate, localDate, parseLocalDate } from '../../core/dates.ts';
import type { AreaId } from '../../core/ids.ts';
import { draftGuide } from '../../curation/draft-guide.ts';
import { openQuestions, shownGroup } from '../../curation/open-questions.ts';
import { tryQuestion } from '../../curation/try-question.ts';
import { lawChanges } from '../../knowledge/law-changes.ts';
import { placeKinds } from '../../knowledge/place-kinds.ts';
import { reachOf } from '../../statistics/reach.ts';
import { badRequest } from '../errors.ts';
import { askedFor } from './asked-for.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { digestRoutes } from './knowledge/digest-routes.ts';
import { guideRoutes } from './knowledge/guide-routes.ts';
import { pageOfRows } from './knowledge/lists.ts';
import { knowledgeTools } from './knowledge/tools.ts';
import { readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';

/** 知识库: guides and digests read and edited, a question tried, what was left open, what changed in the law. */
export function knowledgeRoutes(console: ConsoleDeps): Hono<StaffEnv> {
  const { deps, today, sources, csv } = knowledgeTools(console);
  const { directory } = console;
  const changes = (): LawChangeRow[] => {
    const { knowledge: texts, library } = sources();
    return lawChanges(texts, library, today()).map((row) => ({ ...row, effective: row.effective ?? null }));
  };
  return new Hono<StaffEnv>()
    .get('/', async (c) => {
      c.var.allow('knowledge.read');
      const { knowledge: texts, installed } = sources();
      const { files, flow } = deps();
      return c.json({
        topics: texts.topics.map(({ id }) => id),
        places: placeKinds(texts.directory.services),
        guides: texts.guides.length,
        digests: texts.digests.length,
        own: (await files.guideIds()).size,
        statutes: installed,
        model: flow.model !== undefined,
        problems: [...texts.problems],
      } satisfies Overview);
    })
    .route('/guides', guideRoutes(console))
    .route('/digests', digestRoutes(console))
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
      await c.var.audit('knowledge.questions', '没答上来的问题', askedFor(c));
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
      await c.var.audit('knowledge.exported', '没答上来的问题', askedFor(c));
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
      await c.var.audit('knowledge.exported', '条文有变的内容');
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
