import { Hono } from 'hono';
import { type GuideView, guidesQuery, saveGuide, undoBody } from '../../../contracts/console/knowledge.ts';
import { saveText, standingOf, undoText } from '../../../curation/edit.ts';
import { formOfGuide, markdownOfGuide } from '../../../curation/guide-form.ts';
import { lastGuide } from '../../../curation/last-guide.ts';
import { guidePath } from '../../../knowledge/office/own-path.ts';
import { badRequest, notFound } from '../../errors.ts';
import { askedFor } from '../asked-for.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readBody, readQuery } from '../read-request.ts';
import type { StaffEnv } from '../require-staff.ts';
import { guideRow, guideText, type ListFilter, pageOfRows, sorted, wanted } from './lists.ts';
import { knowledgeTools } from './tools.ts';

/** 办事指南: listed, read, written, taken back. */
export function guideRoutes(console: ConsoleDeps): Hono<StaffEnv> {
  const { deps, sources, history, csv, edit } = knowledgeTools(console);
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

  return new Hono<StaffEnv>()
    .get('/', async (c) => {
      c.var.allow('knowledge.read');
      const query = readQuery(c, guidesQuery);
      return c.json(pageOfRows(await guides(query), query));
    })
    .get('/export', async (c) => {
      c.var.allow('knowledge.read');
      const rows = await guides(readQuery(c, guidesQuery));
      await c.var.audit('knowledge.exported', '办事指南', askedFor(c));
      return csv(
        c,
        '办事指南',
        ['编号', '标题', '类别', '核对日期', '来源', '居民的问法'],
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
    .get('/:id', async (c) => {
      c.var.allow('knowledge.read');
      return c.json(await guideView(c.req.param('id')));
    })
    .put('/:id', async (c) => {
      c.var.allow('knowledge.write');
      const { form, revision, fresh, sure } = await readBody(c, saveGuide);
      const id = c.req.param('id');
      if (form.id !== id) throw badRequest('编号和地址不一致');
      if (fresh && sources().guide(id)) throw badRequest(`编号「${id}」已经有一份指南了，请换一个`);
      const saved = await saveText(deps(), edit(c, guidePath(id), revision, sure), markdownOfGuide(form));
      if (saved.saved) await c.var.audit('knowledge.saved', `guide:${id}`, form.title);
      return c.json(saved);
    })
    .post('/:id/undo', async (c) => {
      c.var.allow('knowledge.write');
      const { version, revision } = await readBody(c, undoBody);
      const id = c.req.param('id');
      const saved = await undoText(deps(), edit(c, guidePath(id), revision), version);
      if (saved.saved) await c.var.audit('knowledge.undone', `guide:${id}`, version ?? '撤下本单位的文字');
      return c.json(saved);
    });
}
