import { OUTREACH_KINDS, type OutreachKind } from '../outreach/kinds.ts';
import { type Period, saySofar } from '../period.ts';
import type { Paragraph, ReportFigure, ReportTable } from './report.ts';

/**
 * The figures in words, in the manner of the yearly 法治政府建设 report and in wording of our own. Only what happened is
 * said: a sentence whose figure is 0 or has nothing to be said of is left out, so no report praises an empty year.
 */
export function paragraphsOf(
  area: string,
  { period, counted }: { period: Period; counted: Period },
  tables: readonly ReportTable[],
): Paragraph[] {
  const when = saySofar(period, counted);
  const change = (figure: ReportFigure) => changeFrom(period.to === counted.to ? '上年' : '上年同期', figure);
  const figures = new Map(tables.flatMap((table) => table.figures).map((figure) => [figure.id, figure]));
  const get = (id: string): ReportFigure => figures.get(id)!;
  const all: Paragraph[] = [
    {
      heading: '法律咨询',
      text: sentences(
        has(get('consultations'), (f) => `${when}，${area}受理法律咨询${amount(f)}${change(f)}`),
        has(get('visits'), (f) => `接待居民${amount(f)}`),
        parts(get('answered-by'), (list) => `其中${list}`),
        parts(get('consultations-by-channel'), (list) => `从渠道看，${list}`),
        parts(get('consultations-by-topic'), (list) => `咨询较多的类别是${list}`, 5),
        has(get('consultations-closed'), (f) => `办结${amount(f)}${change(f)}`),
        has(get('on-site-consultations'), (f) => `另有现场咨询${amount(f)}`),
      ),
    },
    {
      heading: '法律顾问工作',
      text: sentences(
        parts(get('adviser-work'), (list) => `法律顾问和工作人员登记的工作有：${list}`, 12),
        has(get('lecture-people'), (f) => `法治讲座到场${amount(f)}`),
      ),
    },
    {
      heading: '矛盾纠纷化解',
      text: sentences(
        has(get('cases-accepted'), (f) => `人民调解受理纠纷${amount(f)}${change(f)}`),
        has(get('cases-people'), (f) => `涉及${amount(f)}`),
        has(get('cases-amount'), (f) => `涉及金额${amount(f)}`),
        has(get('cases-agreed'), (f) => `调解成功${amount(f)}`),
        has(get('success-rate'), (f) => `成功率${amount(f)}`),
        has(get('agreed-amount'), (f) => `协议金额${amount(f)}`),
        parts(get('cases-by-type'), (list) => `较多的纠纷是${list}`, 5),
        has(get('agreements-confirmed'), (f) => `经法院司法确认${amount(f)}`),
        parts(get('prevented'), (list) => `防止激化：${list}`),
      ),
    },
    {
      heading: '限时办理',
      text: sentences(
        has(get('clock-received'), (f) => `转人工办理${amount(f)}`),
        has(get('accepted-in-time-rate'), (f) => `按时接手率${amount(f)}`),
        has(get('closed-in-time-rate'), (f) => `按时办结率${amount(f)}`),
        has(get('wait-median'), (f) => `居民等人工的时间，一半在${amount(f)}以内`),
        has(get('first-reply-median'), (f) => `首次答复一半在${amount(f)}以内`),
      ),
    },
    {
      heading: '法律援助和重点人群',
      text: sentences(
        has(get('aid-checks'), (f) => `作法律援助初核${amount(f)}`),
        parts(get('referrals'), (list) => `转介其他单位：${list}`, 10),
        parts(get('special-groups'), (list) => `涉及重点人群的咨询：${list}`),
      ),
    },
    {
      heading: '群众评价和需要改进的',
      text: sentences(
        has(get('satisfaction-rate'), (f) => `居民打分的满意率${amount(f)}`),
        has(get('mean-score'), (f) => `平均${amount(f)}`),
        parts(get('unanswered'), (list) => `没能很好回答的提问：${list}`),
        parts(get('unanswered-by-topic'), (list) => `多在${list}，是下一步补充知识库的重点`, 3),
      ),
    },
  ];
  const said = all.filter(({ text }) => text !== '');
  return said.length > 0 ? said : [{ heading: '情况', text: `${when}，${area}没有登记任何事项。` }];
}

const sentences = (...said: readonly string[]): string => {
  const kept = said.filter((sentence) => sentence !== '');
  return kept.length === 0 ? '' : `${kept.join('，')}。`;
};

const has = (figure: ReportFigure, say: (figure: ReportFigure) => string): string =>
  figure.value ? say(figure) : '';

const amount = ({ value, unit }: ReportFigure): string => `${value}${unit}`;

function changeFrom(last: string, { value, before, unit }: ReportFigure): string {
  if (value === null || !before) return '';
  if (value === before) return `，与${last}持平`;
  const share = Math.round((1000 * Math.abs(value - before)) / before) / 10;
  return `，比${last}${value > before ? '增加' : '减少'}${Math.abs(value - before)}${unit}（${share}%）`;
}

function parts(figure: ReportFigure, say: (list: string) => string, most = 8): string {
  const shown = figure.parts.filter(({ count, key }) => count > 0 && key !== '').slice(0, most);
  return shown.length === 0
    ? ''
    : say(shown.map(({ key, label, count }) => `${label}${count}${unitOf(figure, key)}`).join('、'));
}

/** Shifts are 班 and leaflets 份, though the figure adds them up as 次. */
const unitOf = ({ id, unit }: ReportFigure, key: string): string =>
  id === 'adviser-work' ? (OUTREACH_KINDS[key as OutreachKind]?.unit ?? unit) : unit;
