import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  HistoryRow,
  OfficeView,
  OnDuty,
  PersonRow,
  RosterView,
} from '../../../src/contracts/console/office.ts';
import type { Page } from '../../../src/contracts/console/paging.ts';
import { createOfficeFiles } from '../../../src/knowledge/office/office-files.ts';
import { type StaffWorld, staffWorld } from '../../support/staff-world.ts';

const KNOWLEDGE = resolve(import.meta.dirname, '../../../knowledge');
const OFFICE = '/api/console/office';
const CHANGES = `${OFFICE}/changes`;

describe('the office edited over HTTP', () => {
  let world: StaffWorld;
  let own: string;
  const unbound: string[] = [];
  beforeEach(async () => {
    own = mkdtempSync(join(tmpdir(), 'falin-office-'));
    unbound.length = 0;
    const files = createOfficeFiles({
      dirs: [KNOWLEDGE, own],
      own,
      onChanged: async (directory) => {
        world.directory = directory;
      },
    });
    world = await staffWorld({
      console: {
        office: {
          files,
          desks: {
            reachable: () => world.storage.handoff.reachable(),
            makeBindCode: (...given) => world.storage.handoff.makeBindCode(...given),
            unbind: async (person) => {
              unbound.push(person);
              return 2;
            },
            setAway: async () => undefined,
          },
          topics: () => [],
          bot: () => 'falin_bot',
        },
      },
    });
  });
  afterEach(async () => {
    await world.close();
    rmSync(own, { recursive: true, force: true });
  });
  const personOf = async (client: Awaited<ReturnType<StaffWorld['signIn']>>, id: string) =>
    (await client.get<Page<PersonRow>>(`${OFFICE}/people?search=${id}`)).rows[0]!;
  const entryOf = ({ areaNames: _a, desk: _d, load: _l, mayLeave: _m, ...entry }: PersonRow) => entry;
  const fault = async (answer: Response) => ({
    status: answer.status,
    message: ((await answer.json()) as { error: { message: string } }).error.message,
  });

  it('writes a person into the office’s own file, which overrides, and undoes it to the letter', async () => {
    const admin = await world.signIn('admin');
    const was = entryOf(await personOf(admin, 'adviser-xinghe'));
    const now = { ...was, phone: '010-1234', topics: ['婚姻家庭'] };
    const answer = await admin.post(CHANGES, { changes: [{ list: 'people', was, now }] });
    expect(await answer.json()).toEqual({ what: ['改人员：顾明（样例）'] });
    expect(readFileSync(join(own, 'directory/people.yaml'), 'utf8')).toContain('010-1234');
    expect((await personOf(admin, 'adviser-xinghe')).phone).toBe('010-1234');

    // Seen before the change: refused instead of overwritten.
    const late = await admin.post(CHANGES, {
      changes: [{ list: 'people', was, now: { ...was, phone: '1' } }],
    });
    expect(await fault(late)).toEqual({ status: 400, message: expect.stringContaining('刚被别人改过') });

    const history = await admin.get<Page<HistoryRow>>(`${OFFICE}/history`);
    expect(history.rows[0]).toMatchObject({ byName: '管理员（样例）', what: ['改人员：顾明（样例）'] });
    expect((await admin.post(`${OFFICE}/history/${history.rows[0]!.id}/restore`, {})).status).toBe(200);
    expect((await personOf(admin, 'adviser-xinghe')).phone).toBe('000-0000-0101');
    expect(readdirSync(join(own, 'directory'))).toEqual(['.history']);
    // The undoing can be undone.
    const again = await admin.get<Page<HistoryRow>>(`${OFFICE}/history`);
    await admin.post(`${OFFICE}/history/${again.rows[0]!.id}/restore`, {});
    expect((await personOf(admin, 'adviser-xinghe')).phone).toBe('010-1234');
    const log = await world.staff.searchAudit({ action: 'people', limit: 10, offset: 0 });
    expect(log.rows.map(({ action }) => action).sort()).toEqual([
      'people.changed',
      'people.restored',
      'people.restored',
    ]);
  });

  it('takes somebody who leaves off every roster and room', async () => {
    const admin = await world.signIn('admin');
    const was = entryOf(await personOf(admin, 'mediator-street-1'));
    expect((await admin.post(CHANGES, { changes: [{ list: 'people', was }] })).status).toBe(200);
    const { directory } = world;
    expect(directory.people.some(({ id }) => id === was.id)).toBe(false);
    expect(directory.duty.weekly.some(({ person }) => person === was.id)).toBe(false);
    expect(directory.rooms.flatMap(({ mediators }) => mediators)).not.toContain(was.id);
    const history = await admin.get<Page<HistoryRow>>(`${OFFICE}/history`);
    expect(history.rows[0]!.files.sort()).toEqual(['duty.yaml', 'people.yaml', 'rooms.yaml']);
  });

  it('plans single dates, which the calendar shows beside the pattern and the holidays', async () => {
    const staff = await world.signIn('staff-xinghe');
    const now = {
      date: '2026-03-05',
      area: 'xinghe',
      person: 'adviser-street',
      from: '10:00',
      to: '24:00',
      reason: '换班',
    };
    expect((await staff.post(CHANGES, { changes: [{ list: 'exceptions', now }] })).status).toBe(200);
    const roster = await staff.get<RosterView>(`${OFFICE}/roster?from=2026-02-23&until=2026-03-08`);
    expect(roster.days.find(({ date }) => date === '2026-03-05')!.shifts).toEqual([
      expect.objectContaining({
        person: 'adviser-street',
        from: '10:00',
        to: '24:00',
        single: true,
        reason: '换班',
      }),
    ]);
    expect(roster.days.find(({ date }) => date === '2026-02-23')!.holiday).toMatchObject({ kind: 'off' });
    const duty = await staff.get<OnDuty[]>(`${OFFICE}/now`);
    expect(duty.find(({ person }) => person === 'staff-xinghe')).toMatchObject({
      until: '17:00',
      desk: 'none',
    });
  });

  it('refuses in plain words what cannot be', async () => {
    const admin = await world.signIn('admin');
    const refused = async (change: object) =>
      fault(await admin.post(CHANGES, { changes: [change] })).then(({ message }) => message);
    const shift = { person: 'adviser-xinghe', area: 'xinghe', days: [1], from: '09:00', to: '08:00' };
    expect(await refused({ list: 'weekly', now: shift })).toContain('结束时间要晚于开始时间');
    expect(await refused({ list: 'weekly', now: { ...shift, days: [], to: '10:00' } })).toContain('星期');
    expect(await refused({ list: 'weekly', now: { ...shift, to: '10:00', person: 'x' } })).toContain(
      '不在人员名单',
    );
    expect(await refused({ list: 'people', now: { id: 'a', role: 'staff', areas: ['xinghe'] } })).toBe(
      '请填写名称',
    );
    expect(
      await refused({ list: 'people', now: { id: '../a', name: '甲', role: 'staff', areas: ['xinghe'] } }),
    ).toContain('代号只用');
    expect(
      await refused({
        list: 'areas',
        was: { id: 'xinghe', kind: 'community', name: '星河社区', parent: 'sample-street' },
      }),
    ).toContain('还在用');
    const self = entryOf(await personOf(admin, 'admin'));
    expect(await refused({ list: 'people', was: self, now: { ...self, role: 'staff' } })).toContain(
      '不能删除自己',
    );
    expect(readdirSync(own)).toEqual([]);
  });

  it('lets clerks plan their own areas, the administrator everything, others nothing', async () => {
    const shift = (area: string) => ({
      changes: [
        { list: 'weekly', now: { person: 'adviser-street', area, days: [7], from: '09:00', to: '10:00' } },
      ],
    });
    const holiday = { changes: [{ list: 'days', now: { date: '2026-12-31', name: '停电', kind: 'off' } }] };
    const area = { changes: [{ list: 'areas', now: { id: 'new', kind: 'community', name: '新社区' } }] };
    const tried = async (who: string, body: object) =>
      (await (await world.signIn(who)).post(CHANGES, body)).status;
    expect(await tried('adviser-xinghe', shift('xinghe'))).toBe(403);
    expect(await tried('staff-xinghe', shift('heping'))).toBe(403);
    expect(await tried('staff-xinghe', holiday)).toBe(403);
    expect(await tried('staff-street-1', area)).toBe(403);
    expect(await tried('staff-xinghe', shift('xinghe'))).toBe(200);
    expect(await tried('staff-street-1', holiday)).toBe(200);
    expect(await tried('admin', area)).toBe(200);

    const adviser = await world.signIn('adviser-xinghe');
    for (const [path, body] of [
      ['/people/adviser-xinghe/bind-code', {}],
      ['/people/adviser-heping/unbind', {}],
      ['/history/x/restore', {}],
      ['/sample', { sample: false }],
    ] as const)
      expect((await adviser.post(OFFICE + path, body)).status).toBe(403);
    // A colleague of another community is not theirs to see; where matters reach a colleague is for planners.
    const seen = await adviser.get<Page<PersonRow>>(`${OFFICE}/people?size=100`);
    expect(seen.rows.map(({ id }) => id)).toContain('adviser-street');
    expect(seen.rows.map(({ id }) => id)).not.toContain('adviser-heping');
    expect(seen.rows.every(({ desk, load }) => desk === null && load === null)).toBe(true);
    const view = await adviser.get<OfficeView>(OFFICE);
    expect(view.areas.map(({ id }) => id)).not.toContain('heping');
  });

  it('makes a bind code that binds once, and says how many matters an unbinding gave back', async () => {
    const admin = await world.signIn('admin');
    const made = await admin.post(`${OFFICE}/people/adviser-xinghe/bind-code`, {});
    expect(await made.json()).toMatchObject({
      code: expect.stringMatching(/^[A-Z2-9]{8}$/),
      bot: 'falin_bot',
    });
    const gone = await admin.post(`${OFFICE}/people/adviser-xinghe/unbind`, {});
    expect(await gone.json()).toEqual({ matters: 2 });
    expect(unbound).toEqual(['adviser-xinghe']);
    expect((await admin.post(`${OFFICE}/people/nobody/bind-code`, {})).status).toBe(404);
  });
});
