import type { CaseRules } from './decision.ts';

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
