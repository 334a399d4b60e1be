import { z } from 'zod';
import { check, checkList, type Problem, readYaml } from './front-matter.ts';

/**
 * One kind of emergency and what is said at once. All phrases are plain text, compared after the
 * message was normalised (lower case, no spaces); none is a regular expression.
 *
 * A message is an emergency when, after every `lookalikes` phrase (idioms such as 气死我了) was taken
 * out of it, it holds a phrase of `triggers`, or one phrase of every group of a `pairs` entry; unless
 * it also holds a phrase of `cancels` (a film, an exam question, many years ago) and none of `now`.
 */
export interface Emergency {
  id: string;
  label: string;
  /** Of two that match, the higher one's script goes out. 1 to 9. */
  weight: number;
  triggers: readonly string[];
  pairs: readonly (readonly (readonly string[])[])[];
  lookalikes: readonly string[];
  cancels: readonly string[];
  /** Words that say it is happening now: they overrule `cancels`. */
  now: readonly string[];
  /** Numbers to call, the first one first. */
  numbers: readonly { number: string; name: string }[];
  /** Fixed text, sent as it stands. */
  script: string;
  /** The role of the person called in. */
  notify: 'adviser' | 'mediator' | 'staff';
  /** Domestic violence is never routed to mediation. */
  mediationAllowed: boolean;
}

const phrases = z.array(z.string().trim().min(1)).default([]);
const sharedSchema = z.strictObject({ lookalikes: phrases, cancels: phrases, now: phrases });
const emergencySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    label: z.string().trim().min(1),
    weight: z.int().min(1).max(9).default(5),
    triggers: phrases,
    pairs: z.array(z.array(z.array(z.string().trim().min(1)).min(1)).min(2)).default([]),
    lookalikes: phrases,
    cancels: phrases,
    now: phrases,
    numbers: z.array(z.strictObject({ number: z.string(), name: z.string().trim().min(1) })).min(1),
    script: z.string().trim().min(20).max(150),
    notify: z.enum(['adviser', 'mediator', 'staff']),
    mediationAllowed: z.boolean(),
  })
  .refine(({ numbers, script }) => script.includes(numbers[0]!.number), {
    path: ['script'],
    error: '话里要有第一个求助电话',
  });

/** `shared` phrases are added to those of every emergency. */
export function readSafety(file: string, content: string, problems: Problem[]): Emergency[] {
  const yaml = readYaml(file, content, problems);
  if (!yaml) return [];
  const given = (yaml.value as { shared?: unknown } | null)?.shared ?? {};
  const shared = check(file, yaml, ['shared'], given, sharedSchema, problems) ?? sharedSchema.parse({});
  return checkList(file, yaml, 'emergencies', emergencySchema, problems).map((emergency) => ({
    ...emergency,
    lookalikes: [...shared.lookalikes, ...emergency.lookalikes],
    cancels: [...shared.cancels, ...emergency.cancels],
    now: [...shared.now, ...emergency.now],
  }));
}
