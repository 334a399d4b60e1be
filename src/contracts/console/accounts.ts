import { z } from 'zod';
import { role } from './session.ts';

/** A person of the directory, or an account whose person left it. */
export const accountRow = z.object({
  person: z.string(),
  name: z.string(),
  role: role.nullable(),
  areas: z.array(z.string()),
  organisation: z.string().nullable(),
  /** Null: no account yet. */
  account: z
    .object({
      name: z.string(),
      state: z.enum(['active', 'new', 'disabled', 'gone']),
      twoStep: z.boolean(),
      createdAt: z.string(),
      signedInAt: z.string().nullable(),
    })
    .nullable(),
});
export type AccountRow = z.infer<typeof accountRow>;

export const accountsQuery = z.object({
  search: z.string().max(100).optional(),
  role: role.optional(),
  state: z.enum(['none', 'active', 'new', 'disabled', 'gone']).optional(),
});

export const createAccountBody = z.object({
  person: z.string().min(1).max(100),
  name: z.string().trim().max(60).optional(),
});
export const disableBody = z.object({ disabled: z.boolean() });

/** Shown once. */
export const oneTimePassword = z.object({
  name: z.string(),
  password: z.string(),
  expiresAt: z.string(),
});
export type OneTimePassword = z.infer<typeof oneTimePassword>;
