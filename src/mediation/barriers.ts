import type { Application, Barrier } from '../contracts/mediation-command.ts';

/**
 * What may not be mediated, and where it belongs instead. 人民调解工作若干规定第二十二条 excludes what only a special
 * office may settle and what the law forbids to settle otherwise; crimes are prosecuted (刑事诉讼法第十九条), and where
 * one is afraid of the other nothing is voluntary (反家庭暴力法).
 */
export const BARRIER_TEXT: Record<Exclude<Barrier, 'none'>, { label: string; way: string }> = {
  violence: {
    label: '有家庭暴力，或者有人身危险',
    way: '这类事不适合调解，人身安全最要紧。有危险马上打 110；可以向公安机关要告诫书，向法院申请人身安全保护令，妇联热线 12338 可以帮忙。',
  },
  crime: {
    label: '已经涉嫌犯罪（诈骗、重伤、拘禁等）',
    way: '涉嫌犯罪的事由公安机关处理，不能用调解代替。请打 110 或者到派出所报案，带上证据；拿不准的可以先问法律顾问。',
  },
  court: {
    label: '法院正在审，或者已经判了',
    way: '法院已经受理或者判决的事，调解委员会不能再受理。还在审的，可以请法院委托调解；已经判的，可以申请执行，或者在期限内上诉、申请再审。',
  },
  authority: {
    label: '对行政机关的决定不服',
    way: '对行政决定不服，走行政复议（一般要在知道决定起 60 日内提出）或者行政诉讼（一般 6 个月内），不走人民调解。',
  },
};

/** Words of crimes that the state prosecutes whatever the sides agree on. */
const CRIME = /强奸|猥亵|拐卖|绑架|贩毒|抢劫|杀人|放火|投毒|诈骗(罪|案|集团)|电信诈骗|非法集资|重伤/;

/** Why this may not be mediated; undefined: it may. `forbidden`: safety said so in the consultation; `barrierIn`: what it says of these words. */
export function barrierOf(
  application: Pick<Application, 'barrier' | 'facts' | 'claims'>,
  forbidden: boolean,
  barrierIn: (text: string) => Exclude<Barrier, 'none'> | undefined,
): Exclude<Barrier, 'none'> | undefined {
  if (application.barrier !== 'none') return application.barrier;
  if (forbidden) return 'violence';
  const text = `${application.facts}\n${application.claims}`;
  return barrierIn(text) ?? (CRIME.test(text) ? 'crime' : undefined);
}
