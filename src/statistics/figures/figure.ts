import { type Counted, counted } from '../counted.ts';

/** Tables of the report, in its order, and sections of the dashboard. */
export const TABLES = {
  consultations: '法律咨询',
  advisers: '法律顾问工作',
  mediation: '人民调解',
  clock: '限时办理',
  referrals: '法律援助与转介',
  groups: '重点人群',
  satisfaction: '满意度',
  times: '办理时间',
  gaps: '知识库没能回答的',
} as const;
export type TableId = keyof typeof TABLES;

export type Unit =
  | '件'
  | '人次'
  | '次'
  | '条'
  | '场'
  | '份'
  | '班'
  | '人'
  | '%'
  | '秒'
  | '分钟'
  | '分'
  | '万元';

/** How a figure's value comes from what is counted. */
export type Measure =
  | { type: 'count'; of: Counted }
  | { type: 'breakdown'; of: Counted; labels: LabelsOf }
  /** Share of `whole` that is `part`, in per cent; no value while `whole` is 0. */
  | { type: 'rate'; part: Counted; whole: Counted }
  /** Value that `at` of the rows do not exceed (nearest rank); `of` is split into buckets of a whole-number column. */
  | { type: 'percentile'; of: Counted; at: number }
  /** Mean of the column `of` is split by. */
  | { type: 'mean'; of: Counted };

/** Where the name of a part's key is found. */
export type LabelsOf = 'area' | 'person' | 'room' | 'plain' | 'hour' | { readonly [key: string]: string };

export interface Figure {
  id: string;
  name: string;
  unit: Unit;
  /** What counts, 件 or 人次, which date, which area: shown on screen beside the number. */
  definition: string;
  table: TableId;
  measure: Measure;
}

type Parts = Omit<Figure, 'measure'>;
/** The figure's id is the name of what it counts. */
type Of = Omit<Counted, 'name'>;

export const count = (figure: Parts, of: Of): Figure => ({
  ...figure,
  measure: { type: 'count', of: counted({ name: figure.id, ...of }) },
});

export const breakdown = (figure: Parts, of: Of & { by: string }, labels: LabelsOf): Figure => ({
  ...figure,
  measure: { type: 'breakdown', of: counted({ name: figure.id, ...of }), labels },
});

export const rate = (figure: Omit<Parts, 'unit'>, part: Of, whole: Of): Figure => ({
  ...figure,
  unit: '%',
  measure: {
    type: 'rate',
    part: counted({ name: `${figure.id}:part`, ...part }),
    whole: counted({ name: `${figure.id}:whole`, ...whole }),
  },
});

export const percentile = (figure: Parts, at: number, of: Of & { by: string }): Figure => ({
  ...figure,
  measure: { type: 'percentile', at, of: counted({ name: figure.id, ...of, buckets: true }) },
});

export const mean = (figure: Parts, of: Of & { by: string }): Figure => ({
  ...figure,
  measure: { type: 'mean', of: counted({ name: figure.id, ...of }) },
});

/** Everything a figure counts. */
export function countedIn({ measure }: Figure): Counted[] {
  return measure.type === 'rate' ? [measure.part, measure.whole] : [measure.of];
}

/** The rows a reader means who presses the number. */
export const rowsOf = ({ measure }: Pick<Figure, 'measure'>): Counted =>
  measure.type === 'rate' ? measure.part : measure.of;
