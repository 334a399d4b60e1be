import { localDate } from '../../core/dates.ts';
import type { Directory } from '../../knowledge/directory.ts';
import { readFigures } from '../dashboard.ts';
import { FIGURES } from '../figures/catalogue.ts';
import { type Figure, TABLES, type TableId, type Unit } from '../figures/figure.ts';
import { type Period, sayPeriod, sofar, yearBefore } from '../period.ts';
import type { FigureStore } from '../ports.ts';
import type { Scope } from '../scope.ts';
import { paragraphsOf } from './paragraphs.ts';

export interface ReportPart {
  key: string;
  label: string;
  count: number;
  /** A year earlier. */
  before: number;
}

export interface ReportFigure {
  id: string;
  name: string;
  unit: Unit;
  definition: string;
  value: number | null;
  before: number | null;
  parts: ReportPart[];
}

export interface ReportTable {
  id: TableId;
  name: string;
  figures: ReportFigure[];
}

export interface Paragraph {
  heading: string;
  text: string;
}

/** A report as it is shown, exported and frozen: figures with the same days of last year beside them, and what they say in words. */
export interface Report {
  title: string;
  area: { id: string | null; name: string };
  period: Period;
  /** How much of the period is over; what it is compared with are the same days a year earlier. */
  counted: Period;
  before: Period;
  /** ISO instant. */
  madeAt: string;
  /** The data is made up. */
  demo: boolean;
  tables: ReportTable[];
  paragraphs: Paragraph[];
}

export interface ReportDeps {
  store: FigureStore;
  directory: Directory;
  now: Date;
  demo: boolean;
}

export async function makeReport(
  deps: ReportDeps,
  asked: { period: Period; area: string | undefined; areas: readonly string[] | undefined },
): Promise<Report> {
  await deps.store.refresh();
  const counted = sofar(asked.period, localDate(deps.now));
  const before = yearBefore(counted);
  const read = (period: Period) => readFigures(deps, { ...period, areas: asked.areas } satisfies Scope);
  const [now, then] = [await read(asked.period), await read(before)];
  const of = new Map(now.map((reading) => [reading.id, reading]));
  const earlier = new Map(then.map((reading) => [reading.id, reading]));
  const figure = ({ id, name, unit, definition }: Figure): ReportFigure => {
    const [reading, last] = [of.get(id)!, earlier.get(id)!];
    const parts = new Map<string, ReportPart>();
    for (const { key, label, count } of reading.parts) parts.set(key, { key, label, count, before: 0 });
    for (const { key, label, count } of last.parts)
      parts.set(key, { ...(parts.get(key) ?? { key, label, count: 0 }), before: count });
    return {
      id,
      name,
      unit,
      definition,
      value: reading.value,
      before: last.value,
      parts: [...parts.values()],
    };
  };
  const tables = (Object.keys(TABLES) as TableId[]).map((id) => ({
    id,
    name: TABLES[id],
    figures: FIGURES.filter((one) => one.table === id).map(figure),
  }));
  const area = areaOf(deps.directory, asked.area);
  return {
    title: `${area.name}${sayPeriod(asked.period)}公共法律服务工作情况`,
    area,
    period: asked.period,
    counted,
    before,
    madeAt: deps.now.toISOString(),
    demo: deps.demo,
    tables,
    paragraphs: paragraphsOf(area.name, { period: asked.period, counted }, tables),
  };
}

function areaOf(directory: Directory, id: string | undefined): Report['area'] {
  const found =
    id === undefined
      ? directory.areas.find(({ parent }) => parent === undefined)
      : directory.areas.find((area) => area.id === id);
  return { id: id ?? null, name: found?.name ?? id ?? '全部区域' };
}
