import { z } from 'zod';

export const MAX_PAGE = 100;

/** Of every list: the server gives a page of it. `sort` is a column's name, with `-` before it for the other way round. */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(MAX_PAGE).default(20),
  sort: z
    .string()
    .regex(/^-?[a-zA-Z]{1,40}$/)
    .optional(),
});
export type PageQuery = z.infer<typeof pageQuery>;

export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.number().int() });
export interface Page<T> {
  rows: T[];
  total: number;
}

/** In an address, what has no value: no community chosen, no topic told. An empty value is one not given. */
export const NONE = '-';

/** A day in Asia/Shanghai, as filters carry it in the address. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成 2026-01-31');
