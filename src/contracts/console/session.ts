import { z } from 'zod';

export const signInBody = z.object({
  name: z.string().trim().min(1, '请输入登录名').max(100),
  password: z.string().min(1, '请输入密码').max(200),
  /** Six digits of the authenticator app, or a recovery code. */
  code: z.string().trim().max(40).optional(),
});
export type SignInBody = z.infer<typeof signInBody>;

export const role = z.enum(['adviser', 'mediator', 'staff', 'administrator']);
export const scope = z.enum(['own', 'area', 'all']);
export type ScopeName = z.infer<typeof scope>;

/** Whose console it is: for the sign-in page, so for everybody. */
export const welcome = z.object({ office: z.string().nullable(), sample: z.boolean(), demo: z.boolean() });
export type Welcome = z.infer<typeof welcome>;

/** Who is signed in, and what the pages need before anything else. */
export const me = z.object({
  person: z.object({ id: z.string(), name: z.string(), role }),
  /** Action → how far it reaches; what is missing they may not. The server decides anyway: this only hides what would be refused. */
  rights: z.record(z.string(), scope),
  /** The areas they answer for, the tree's order, with the names above. */
  areas: z.array(
    z.object({ id: z.string(), name: z.string(), level: z.string(), parentId: z.string().nullable() }),
  ),
  /** Goes back in the header X-CSRF-Token with whatever changes something. */
  csrf: z.string(),
  mustChangePassword: z.boolean(),
  twoStep: z.boolean(),
  office: z.string().nullable(),
  /** The directory is the sample that came with the project. */
  sample: z.boolean(),
  /** The figures are made up: a demonstration. */
  demo: z.boolean(),
});
export type Me = z.infer<typeof me>;
