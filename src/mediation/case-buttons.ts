import { SIDE_NAMES } from '../contracts/case-names.ts';
import type { Button } from '../contracts/reply.ts';
import type { MediationRoom } from '../knowledge/directory.ts';
import type { MediationCase, Party } from './case.ts';
import { keyOf } from './case-key.ts';

const press = (label: string, verb: string, c: MediationCase, rest?: string | number): Button => ({
  label,
  action: `m:${verb}:${keyOf(c)}${rest === undefined ? '' : `:${rest}`}`,
});

export const CASE_BUTTONS = {
  mine: { label: '我的调解', action: 'm:cases' },
  leave: { label: '离开调解', action: 'm:leave' },
  file: (c: MediationCase) => press('看案情', 'case', c),
  accept: (c: MediationCase) => press('受理', 'accept', c),
  assign: (c: MediationCase) => press('指派调解员', 'assign', c),
  assignTo: (c: MediationCase, name: string, index: number) => press(name, 'assign-to', c, index),
  reject: (c: MediationCase) => press('不予受理', 'reject', c),
  decline: (c: MediationCase) => press('我办不了', 'decline', c),
  move: (c: MediationCase) => press('转其他调解室', 'move', c),
  moveTo: (c: MediationCase, room: MediationRoom, index: number) => press(room.name, 'move-to', c, index),
  invite: (c: MediationCase, p: Party) =>
    press(`邀请${p.name || SIDE_NAMES[p.side]}`, 'invite', c, p.position),
  consent: (c: MediationCase) => press('同意调解', 'consent', c),
  paper: (c: MediationCase, p: Party, what: 'consent' | 'agreement') =>
    press(
      `记${p.name || SIDE_NAMES[p.side]}纸上${what === 'consent' ? '同意' : '确认'}`,
      'paper',
      c,
      `${p.position}-${what}`,
    ),
  refuse: (c: MediationCase) => press('不同意', 'refuse', c),
  refuseSure: (c: MediationCase) => press('确定不同意', 'refuse-sure', c),
  times: (c: MediationCase, place: 'on-site' | 'online') =>
    press(place === 'online' ? '约线上调解' : '约现场调解', 'times', c, place),
  pick: (c: MediationCase, label: string, index: number) => press(label, 'pick', c, index),
  pickNone: (c: MediationCase) => press('都不行', 'pick', c, 'none'),
  open: (c: MediationCase) => press('开始调解', 'open', c),
  pause: (c: MediationCase) => press('暂停', 'pause', c),
  resume: (c: MediationCase) => press('继续', 'resume', c),
  close: (c: MediationCase) => press('结束这次', 'close', c),
  enter: (c: MediationCase) => press('对大家说', 'say', c, 'all'),
  private: (c: MediationCase) => press('只跟调解员说', 'say', c, 'private'),
  privateWith: (c: MediationCase, p: Party) => press(`单独跟${p.name}说`, 'say', c, p.position),
  record: (c: MediationCase) => press('写笔录', 'record', c),
  propose: (c: MediationCase) => press('拟协议', 'propose', c),
  code: (c: MediationCase) => press('我确认', 'code', c),
  object: (c: MediationCase) => press('要修改', 'object', c),
  fail: (c: MediationCase) => press('调解不成', 'fail', c),
  extend: (c: MediationCase) => press('延长期限', 'extend', c),
  extensionOk: (c: MediationCase) => press('同意延长', 'extension', c, 'yes'),
  extensionNo: (c: MediationCase) => press('不同意延长', 'extension', c, 'no'),
  extensionWord: (c: MediationCase, p: Party) =>
    press(`记${p.name || SIDE_NAMES[p.side]}对延长的答复`, 'extension-word', c, p.position),
  quit: (c: MediationCase) => press('不调了', 'quit', c),
  quitSure: (c: MediationCase) => press('确定不调了', 'quit-sure', c),
  judicial: (c: MediationCase) => press('要司法确认', 'judicial', c, 'wanted'),
  judicialAs: (c: MediationCase, to: string, label: string) => press(label, 'judicial', c, to),
  perform: (c: MediationCase, index: number) => press(`第${index}项已履行`, 'perform', c, index),
  followUp: (c: MediationCase) => press('写回访', 'follow-up', c),
  prevented: (c: MediationCase) => press('记防止激化', 'prevented', c),
  archive: (c: MediationCase) => press('归档', 'archive', c),
  join: (token: string): Button => ({ label: '是我，继续', action: `m:join:${token}` }),
  notMe: { label: '不是我', action: 'm:not-me' },
} as const;
