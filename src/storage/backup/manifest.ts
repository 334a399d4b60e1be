import { z } from 'zod';

/** What a backup holds, with what each part must come out as when it is restored. */
export const manifestSchema = z.object({
  format: z.literal('falin-backup/1'),
  madeAt: z.iso.datetime(),
  /** Where it was taken from; it can be restored to either. */
  database: z.enum(['sqlite', 'postgres']),
  /** Migrations the rows were written under, in their order. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      rows: z.int().nonnegative(),
      /** See RowDigest. */
      digest: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** Relative to the data folder: residents' files, the office's own knowledge, the key. */
  files: z.array(
    z.object({
      path: z.string().regex(/^(files\/[0-9a-f-]{36}|knowledge\/.+|secret\.key)$/),
      bytes: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** `setting`: sealed texts need the FALIN_SECRET of then, which is not in here. */
  secret: z.enum(['included', 'setting']),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST_FILE = 'manifest.json';
export const tableFile = (name: string): string => `tables/${name}.ndjson`;
