import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { cleanText } from '../../channels/web/clean-text.ts';
import { keepFiles } from '../../channels/web/keep-files.ts';
import { readForm } from '../../channels/web/read-files.ts';
import * as shapes from '../../contracts/console/desk.ts';
import type { PersonId } from '../../core/ids.ts';
import { sendFile } from '../send-file.ts';
import type { ConsoleDeps } from './console-deps.ts';
import { checked, readBody, readQuery } from './read-request.ts';
import type { StaffEnv } from './require-staff.ts';

/** 工作台: what Telegram's desk does, over HTTP. Rights are asked of each matter in handoff/desk-service. */
export function deskRoutes(deps: ConsoleDeps): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  if (!deps.desk) return routes;
  const { service, events, ...uploads } = deps.desk;
  const person = (c: Context<StaffEnv>): PersonId => c.var.who.person;
  routes.use(async (c, next) => {
    c.var.allow('desk.use');
    await next();
  });

  routes
    .get('/choices', async (c) => c.json(await service.choices(person(c))))
    .get('/queue', async (c) => c.json(await service.queue(person(c))))
    .get('/matters', async (c) => c.json(await service.matters(person(c))))
    .get('/events', (c) => events.open(c))
    .get('/law', async (c) => {
      const { q } = readQuery(c, shapes.lawQuery);
      return c.json(await service.law(person(c), q, c.req.raw.signal));
    })
    .post('/leave', async (c) => {
      const { away } = await readBody(c, shapes.postLeave);
      return c.json(await service.leave(person(c), away));
    })
    .post('/pass', async (c) => {
      const { card, reason } = await readBody(c, shapes.postPass);
      return c.json(await service.pass(person(c), card, reason));
    })
    .get('/matters/:number', async (c) => c.json(await service.story(person(c), c.req.param('number'))))
    .get('/matters/:number/candidates', async (c) =>
      c.json(await service.candidates(person(c), c.req.param('number'))),
    )
    .get('/matters/:number/messages/:message/files/:index', async (c) => {
      const { number, message, index } = c.req.param();
      const file = await service.file(person(c), number, message, Number(index));
      await c.var.audit('file.read', number, message);
      return sendFile(c, file, uploads.files.read);
    });

  /** Something done to a matter in a body's shape. */
  const act = <S extends z.ZodType>(
    name: string,
    shape: S,
    run: (who: PersonId, number: string, body: z.infer<S>, c: Context<StaffEnv>) => Promise<unknown>,
  ) =>
    routes.post(`/matters/:number/${name}`, async (c) =>
      c.json((await run(person(c), c.req.param('number')!, await readBody(c, shape), c)) as object),
    );
  act('take', shapes.postNothing, (who, number) => service.take(who, number));
  act('say', shapes.postSay, (who, number, { id, text }) =>
    service.say(who, number, { id, text: cleanText(text), files: [] }),
  );
  act('note', shapes.postNote, (who, number, { text }) => service.note(who, number, text));
  act('draft', shapes.postDraft, (who, number, { question }, c) =>
    service.draft(who, number, question, c.req.raw.signal),
  );
  act('send-draft', shapes.postSendDraft, (who, number, { id, draft, text }) =>
    service.sendDraft(who, number, { id, draft, text: text && cleanText(text) }),
  );
  act('hand-on', shapes.postHandOn, (who, number, { reason, person: to }) =>
    service.handOn(who, number, reason, to as PersonId | undefined),
  );
  act('pause', shapes.postPause, (who, number, { reason }) => service.pause(who, number, reason));
  act('resume', shapes.postNothing, (who, number) => service.resume(who, number));
  act('appointment', shapes.postAppointment, (who, number, { startsAt, place }) =>
    service.appoint(who, number, new Date(startsAt), place),
  );
  act('cancel-appointment', shapes.postCancelAppointment, (who, number, { appointment }) =>
    service.cancelAppointment(who, number, appointment),
  );
  act('follow-up', shapes.postFollowUp, (who, number, { on }) => service.followUp(who, number, on));
  act('close', shapes.postClose, (who, number, { outcome, summary, referral }) =>
    service.close(who, number, { outcome, summary, referral }),
  );
  act('reopen', shapes.postNothing, (who, number) => service.reopen(who, number));

  /** Multipart: `id`, `caption`, and a part named `file` for each file. */
  routes.post('/matters/:number/files', async (c) => {
    const form = await readForm(c.req.raw);
    const fields = { id: form.get('id') ?? undefined, caption: form.get('caption') ?? undefined };
    const { id, caption } = checked(shapes.postSayFields.safeParse(fields));
    const answer = await keepFiles(form, uploads, async (kept) => {
      const text = cleanText(caption);
      const said = await service.say(person(c), c.req.param('number'), { id, text, files: kept });
      return { stored: said.stored, answer: { number: said.number } };
    });
    return c.json(answer);
  });
  return routes;
}
