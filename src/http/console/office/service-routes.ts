import { Hono } from 'hono';
import type { z } from 'zod';
import { type ServiceRow, servicesQuery } from '../../../contracts/console/office.ts';
import { pageQuery } from '../../../contracts/console/paging.ts';
import type { ConsoleDeps } from '../console-deps.ts';
import { readQuery } from '../read-request.ts';
import type { StaffEnv } from '../require-staff.ts';
import { matches, pageOfRows } from './list-page.ts';
import { sendList } from './send-list.ts';
import { serviceRows } from './views.ts';

/** 办事地点: where guides send people. Changed with the rest of the office, by /office/changes. */
export function serviceRoutes(deps: ConsoleDeps): Hono<StaffEnv> {
  const services = (query: z.infer<typeof servicesQuery>): ServiceRow[] =>
    serviceRows(deps.directory(), deps.knowledge?.flow.sources().knowledge.guides ?? []).filter(
      ({ area, key, ...row }) =>
        (query.area === undefined || area === query.area) &&
        (query.key === undefined || key === query.key) &&
        matches(query.search, [key, row.name, row.does, row.address, row.phone, row.areaName]),
    );
  return new Hono<StaffEnv>()
    .get('/', (c) => {
      c.var.allow('people.read');
      const query = readQuery(c, pageQuery.extend(servicesQuery.shape));
      return c.json(pageOfRows(services(query), query));
    })
    .get('/export', (c) => {
      c.var.allow('people.read');
      return sendList(c, deps, '办事地点', [
        ['种类代号', '名称', '区域', '办什么', '地址', '电话', '开放时间', '备注'],
        ...services(readQuery(c, servicesQuery)).map((row) => [
          row.key,
          row.name,
          row.areaName,
          row.does,
          row.address,
          row.phone,
          row.openHours,
          row.note,
        ]),
      ]);
    });
}
