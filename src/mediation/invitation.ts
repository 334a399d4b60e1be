import { renderSVG } from 'uqr';
import type { Directory } from '../knowledge/directory.ts';
import type { MediationCase, Party } from './case.ts';
import type { CaseRules } from './decision.ts';
import { maskedName, sayTime } from './screen-text.ts';

export interface InvitationLink {
  label: string;
  url: string;
}

/** Where an invitation leads: the chat of the bot, the web page, whichever there are. */
export function invitationLinks(
  { bot, publicUrl }: Pick<CaseRules, 'bot' | 'publicUrl'>,
  token: string,
): InvitationLink[] {
  return [
    ...(publicUrl ? [{ label: '网页', url: `${publicUrl}/?m=${token}` }] : []),
    ...(bot ? [{ label: 'Telegram', url: `https://t.me/${bot}?start=m_${token}` }] : []),
  ];
}

export const qrSvg = (url: string): string => renderSVG(url, { border: 2 });

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

/** A page to print for somebody without a phone: who is asked, by whom, and the code to scan at the service station. */
export function invitationPage(
  c: MediationCase,
  party: Party,
  links: readonly InvitationLink[],
  until: Date,
  directory: Directory,
): string {
  const room = directory.rooms.find((r) => r.id === c.room);
  const place = [room?.name, room?.address, room?.phone].filter(Boolean).join('，');
  const codes = links
    .map(({ label, url }) => `<figure>${qrSvg(url)}<figcaption>${escapeHtml(label)}</figcaption></figure>`)
    .join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>调解邀请 ${escapeHtml(c.number)}</title>
<style>body{font:18px/1.8 sans-serif;max-width:40em;margin:2em auto;padding:0 1em}figure{display:inline-block;width:15em;margin:1em}svg{width:100%;height:auto}figcaption{text-align:center}@media print{body{margin:0}}</style>
<h1>参加人民调解的邀请</h1>
<p>${escapeHtml(maskedName(party))}：</p>
<p>有一件${escapeHtml(c.disputeType)}纠纷（${escapeHtml(c.number)}）请您参加人民调解。调解不收费，全凭自愿：您可以同意，可以不同意，中途也可以不调了。</p>
<p>请扫下面的码表态。没有手机的，带上这张纸到服务站，用那里的机器扫码，工作人员可以帮您操作，同不同意由您自己按。</p>
${codes}
<p>这张邀请只给您本人，只能用一次，${escapeHtml(sayTime(until))}前有效。</p>
${place ? `<p>${escapeHtml(place)}</p>` : ''}</html>`;
}
