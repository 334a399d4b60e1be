import { z } from 'zod';

const password = z.string().min(1, '请输入密码').max(200);
const code = z.string().trim().min(1, '请输入验证码').max(40);

export const changePasswordBody = z.object({ old: password, fresh: password });
export const confirmTotpBody = z.object({ code });
export const endTotpBody = z.object({ password, code });

/** To scan. `svg` is a whole picture. */
export const totpSetUp = z.object({ secret: z.string(), uri: z.string(), svg: z.string() });
export type TotpSetUp = z.infer<typeof totpSetUp>;

export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;

export const ownSession = z.object({
  id: z.string(),
  here: z.boolean(),
  address: z.string(),
  agent: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
});
export const ownAccount = z.object({
  name: z.string(),
  signedInAt: z.string().nullable(),
  twoStep: z.boolean(),
  recoveryCodesLeft: z.number().int(),
  sessions: z.array(ownSession),
});
export type OwnAccount = z.infer<typeof ownAccount>;
