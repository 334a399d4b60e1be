import { createRoute, z } from '@hono/zod-openapi';
import { MINE } from '../../../consultation/screen-text.ts';
import { OUTCOMES } from '../../../consultation/states.ts';
import { consultationItem } from '../../../contracts/api.ts';
import { localTime } from '../../../core/dates.ts';
import type { HttpDeps } from '../../../http/ports.ts';
import { faults, json, sessionOf, type WebApp } from './route-parts.ts';

const getConsultations = createRoute({
  method: 'get',
  path: '/api/consultations',
  summary: '我的咨询，最近的在前',
  responses: { 200: json(z.array(consultationItem), '我的咨询'), 401: faults[401] },
});

export function mineRoutes(app: WebApp, deps: Pick<HttpDeps, 'log' | 'topics' | 'clock'>): void {
  app.openapi(getConsultations, async (c) => {
    const { channel, address } = sessionOf(c);
    const resident = await deps.log.residentByAddress(channel, address);
    const found = resident ? await deps.log.consultationsOf(resident.id) : [];
    const coming = resident ? await deps.log.appointmentsOf(resident.id, deps.clock.now()) : [];
    const appointment = (number: string) => {
      const next = coming.find((one) => one.number === number);
      return next ? MINE.appointment(localTime(next.startsAt), next.place, next.accepted) : null;
    };
    const labels = new Map(deps.topics().map((topic) => [topic.id, topic.label]));
    const items = found
      .toSorted((a, b) => b.openedAt.getTime() - a.openedAt.getTime())
      .map((item) => ({
        number: item.number,
        openedAt: item.openedAt.toISOString(),
        lastAt: item.lastAt.toISOString(),
        closedAt: item.closedAt?.toISOString() ?? null,
        topic: (item.topic && labels.get(item.topic)) ?? null,
        state: item.state,
        outcome: item.outcome ? OUTCOMES[item.outcome] : null,
        appointment: appointment(item.number),
      }));
    return c.json(items, 200);
  });
}
