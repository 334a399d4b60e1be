import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import type { AuditAction } from '../../contracts/console/audit.ts';
import {
  awayBody,
  type BindCode,
  type GivenBack,
  type HistoryRow,
  officeChanges,
  type PersonRow,
  peopleQuery,
  type RoomRow,
  roomsQuery,
  rosterQuery,
  sampleBody,
} from '../../contracts/console/office.ts';
import { pageQuery } from '../../contracts/console/paging.ts';
import { addDays, parseLocalDate } from '../../core/dates.ts';
import { NotFound, Unavailable } from '../../core/errors.ts';
import { BIND_CODE_VALID_MS, newBindCode } from '../../handoff/bind-code.ts';
import type { HistoryNote } from '../../knowledge/office/history.ts';
import type { Change, ListName } from '../../knowledge/office/lists.ts';
import { may, type Who } from '../../staff/rights.ts';
import { badRequest } from '../errors.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { matches, pageOfRows } from './office/list-page.ts';
import { keepPlacesInUse } from './office/places-in-use.ts';
import { needed, readChanges } from './office/read-changes.ts';
import { sendList } from './office/send-list.ts';
import { serviceRoutes } from './office/service-routes.ts';
import { officeView, onDutyView, personRows, roomRows, rosterView } from './office/views.ts';
import { readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';

/** Days a calendar shows at once: a month with the rest of its weeks. */
const MOST_DAYS = 42;
const ROLES = {
  adviser: '法律顾问',
  mediator: '调解员',
  staff: '工作人员',
  administrator: '管理员',
} as const;

/** 值班与人员: the directory as it is, and edited. */
export function officeRoutes(deps: ConsoleDeps): Hono<StaffEnv> {
  const { directory, clock } = deps;
  const office = () => {
    if (!deps.office) throw new Unavailable('office is not part of this service');
    return deps.office;
  };
  const editor = (c: Context<StaffEnv>) => ({ by: c.var.who.person, at: clock.now() });
  /** Where matters reach somebody is for those who plan. */
  const desksFor = async (who: Who) => (may(who, 'roster.write') ? office().desks.reachable() : undefined);
  const personOf = (c: Context<StaffEnv>) => {
    const person = directory().people.find(({ id }) => id === c.req.param('person'));
    if (!person) throw new NotFound('人员名单里没有这个人');
    return person;
  };
  const rosterDays = (c: Context<StaffEnv>) => {
    const query = readQuery(c, rosterQuery);
    const [from, until] = [parseLocalDate(query.from), parseLocalDate(query.until)];
    if (!from || !until) throw badRequest('没有这一天');
    if (until < from || until >= addDays(from, MOST_DAYS)) throw badRequest(`一次最多看 ${MOST_DAYS} 天`);
    return rosterView(c.var.who, directory(), { from, until, area: query.area });
  };
  const people = async (who: Who, query: z.infer<typeof peopleQuery>): Promise<PersonRow[]> =>
    personRows(who, directory(), await desksFor(who)).filter(
      ({ role, areas, desk, ...row }) =>
        (query.role === undefined || role === query.role) &&
        (query.area === undefined || areas.includes(query.area)) &&
        (query.desk === undefined || desk === query.desk) &&
        matches(query.search, [
          row.id,
          row.name,
          row.organisation,
          row.phone,
          ...row.topics,
          ...row.areaNames,
        ]),
    );
  const rooms = (who: Who, query: z.infer<typeof roomsQuery>): RoomRow[] =>
    roomRows(who, directory()).filter(
      ({ area, ...row }) =>
        (query.area === undefined || area === query.area) &&
        matches(query.search, [row.name, row.kind, row.address, row.areaName, ...row.mediatorNames]),
    );
  const guides = () => deps.knowledge?.flow.sources().knowledge.guides ?? [];
  /** Those who write the knowledge see what was done to its places; who writes everything sees everything. */
  const history = async (who: Who): Promise<HistoryNote[]> => {
    const notes = await office().files.history();
    return may(who, 'people.write') ? notes : notes.filter(ofPlaces);
  };
  const done = async (c: Context<StaffEnv>, action: AuditAction, what: readonly string[]) => {
    for (const text of what) await c.var.audit(action, text.slice(0, 200));
    return c.json({ what });
  };

  return new Hono<StaffEnv>()
    .get('/', async (c) => {
      c.var.allow('people.read');
      const { who } = c.var;
      const problems = may(who, 'people.write') ? await office().files.problems() : [];
      return c.json(officeView(who, directory(), office().topics(), problems));
    })
    .get('/now', async (c) => {
      c.var.allow('roster.read');
      return c.json(onDutyView(c.var.who, directory(), await desksFor(c.var.who), clock.now()));
    })
    .get('/roster', (c) => {
      c.var.allow('roster.read');
      return c.json(rosterDays(c));
    })
    .get('/roster/export', (c) => {
      c.var.allow('roster.read');
      const names = new Map<string, string>(directory().areas.map((area) => [area.id, area.name]));
      const lines = rosterDays(c).days.flatMap((day) => [
        ...day.shifts.map((s) => [
          day.date,
          day.holiday?.name,
          names.get(s.area),
          s.name,
          ROLES[s.role],
          s.from,
          s.to,
          s.reason ?? undefined,
        ]),
        ...day.nobody.map((n) => [
          day.date,
          day.holiday?.name,
          names.get(n.area),
          '无人值班',
          '',
          '',
          '',
          n.reason ?? undefined,
        ]),
      ]);
      return sendList(c, deps, '值班表', [
        ['日期', '节假日', '区域', '姓名', '岗位', '开始', '结束', '原因'],
        ...lines,
      ]);
    })
    .get('/people', async (c) => {
      c.var.allow('people.read');
      const query = readQuery(c, pageQuery.extend(peopleQuery.shape));
      return c.json(pageOfRows(await people(c.var.who, query), query));
    })
    .get('/people/export', async (c) => {
      c.var.allow('people.read');
      const rows = await people(c.var.who, readQuery(c, peopleQuery));
      return sendList(c, deps, '人员名单', [
        ['代号', '姓名', '岗位', '负责的区域', '单位', '电话', '擅长', '语言'],
        ...rows.map((row) => [
          row.id,
          row.name,
          ROLES[row.role],
          row.areaNames.join('、'),
          row.organisation,
          row.phone,
          row.topics.join('、'),
          row.languages.join('、'),
        ]),
      ]);
    })
    .get('/rooms', (c) => {
      c.var.allow('people.read');
      const query = readQuery(c, pageQuery.extend(roomsQuery.shape));
      return c.json(pageOfRows(rooms(c.var.who, query), query));
    })
    .get('/rooms/export', (c) => {
      c.var.allow('people.read');
      return sendList(c, deps, '调解室', [
        ['代号', '名称', '种类', '区域', '地址', '电话', '开放时间', '纠纷类型', '调解员'],
        ...rooms(c.var.who, readQuery(c, roomsQuery)).map((row) => [
          row.id,
          row.name,
          row.kind,
          row.areaName,
          row.address,
          row.phone,
          row.openHours,
          row.disputeTypes.join('、') || '全部',
          row.mediatorNames.join('、'),
        ]),
      ]);
    })
    .route('/services', serviceRoutes(deps))
    .post('/changes', async (c) => {
      const changes = readChanges(await readBody(c, officeChanges));
      for (const [action, subject] of changes.flatMap(needed)) c.var.allow(action, subject);
      const self = changes.find(({ list, was }) => list === 'people' && was?.id === c.var.who.person);
      if (self?.list === 'people' && self.now?.role !== self.was?.role)
        throw badRequest('不能删除自己或改自己的岗位，请另一位管理员来改');
      keepPlacesInUse(changes, directory(), guides());
      return done(c, actionOf(changes), await office().files.change(changes, editor(c)));
    })
    .post('/sample', async (c) => {
      c.var.allow('people.write');
      const { sample } = await readBody(c, sampleBody);
      return done(c, 'people.changed', await office().files.setSample(sample, editor(c)));
    })
    .post('/people/:person/bind-code', async (c) => {
      c.var.allow('people.write');
      const { id } = personOf(c);
      const code = newBindCode();
      const expires = new Date(clock.now().getTime() + BIND_CODE_VALID_MS);
      await office().desks.makeBindCode(id, code, expires);
      await c.var.audit('people.bind-code', id);
      const body: BindCode = { code, expiresAt: expires.toISOString(), bot: office().bot() ?? null };
      return c.json(body, 201);
    })
    .post('/people/:person/unbind', async (c) => {
      c.var.allow('people.write');
      const { id } = personOf(c);
      const matters = await office().desks.unbind(id);
      if (matters === undefined) throw badRequest('没有绑定过 Telegram，也没有在用的工作台');
      await c.var.audit('people.unbound', id, `${matters}`);
      return c.json({ matters } satisfies GivenBack);
    })
    .put('/people/:person/away', async (c) => {
      const { id, areas } = personOf(c);
      for (const area of areas) c.var.allow('roster.write', { area });
      const { away } = await readBody(c, awayBody);
      await office().desks.setAway(id, away);
      await c.var.audit(away ? 'roster.away' : 'roster.back', id);
      return c.body(null, 204);
    })
    .get('/history', async (c) => {
      c.var.allow('knowledge.write');
      const names = new Map<string, string>(directory().people.map(({ id, name }) => [id, name]));
      const query = readQuery(c, pageQuery);
      const { rows, total } = pageOfRows(await history(c.var.who), query);
      const shown: HistoryRow[] = rows.map(({ id, at, by, what, files, absent }) => ({
        id,
        at,
        by,
        byName: names.get(by) ?? by,
        what,
        files: [...files, ...absent],
      }));
      return c.json({ rows: shown, total });
    })
    .post('/history/:id/restore', async (c) => {
      c.var.allow('knowledge.write');
      const id = c.req.param('id');
      if (!(await history(c.var.who)).some((note) => note.id === id)) c.var.allow('people.write');
      return done(c, 'people.restored', await office().files.restore(id, editor(c)));
    });
}

const PLACES = 'services.yaml';
const ofPlaces = ({ files, absent }: HistoryNote): boolean =>
  [...files, ...absent].every((name) => name === PLACES);

function actionOf(changes: readonly Change[]): AuditAction {
  const all = (...lists: readonly ListName[]) => changes.every(({ list }) => lists.includes(list));
  if (all('weekly', 'exceptions', 'days')) return 'roster.changed';
  return all('services') ? 'places.changed' : 'people.changed';
}
