import type { MediationCommand } from '../contracts/mediation-command.ts';
import type { Part } from './actor.ts';

/**
 * Who may do what to a case, in one table. What a party does, nobody does for them: consent, picking a time, the code
 * under an agreement (人民调解法第二十三、二十四条). What a side without a chat signed itself on paper, the mediator enters. `apply` and `join` come before there is a part to have.
 */
export const MAY: Record<Exclude<MediationCommand['type'], 'apply' | 'join'>, readonly Part[]> = {
  accept: ['offered'],
  decline: ['offered'],
  reject: ['offered', 'mediator', 'staff'],
  move: ['offered', 'mediator', 'staff'],
  assign: ['staff'],
  edit: ['mediator', 'staff'],
  invite: ['mediator', 'staff'],
  consent: ['party'],
  'signed-on-paper': ['mediator'],
  refuse: ['party'],
  'propose-times': ['mediator'],
  pick: ['party'],
  open: ['mediator'],
  pause: ['party', 'mediator'],
  resume: ['mediator'],
  close: ['party', 'mediator'],
  speak: ['party', 'mediator'],
  record: ['mediator'],
  propose: ['mediator'],
  'ask-code': ['party'],
  confirm: ['party'],
  object: ['party', 'mediator'],
  fail: ['mediator'],
  withdraw: ['party'],
  extend: ['mediator'],
  'agree-extension': ['party'],
  'extension-word': ['mediator'],
  perform: ['mediator', 'staff'],
  judicial: ['party', 'mediator', 'staff'],
  'plan-follow-up': ['mediator', 'staff'],
  'follow-up': ['mediator', 'staff'],
  prevented: ['mediator', 'staff'],
  archive: ['mediator', 'staff'],
};
