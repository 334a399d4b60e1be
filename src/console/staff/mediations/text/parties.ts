/** Words about the sides, and of what is entered or sent for one. */
export const parties = {
  title: '当事人',
  kind: { person: '个人', organisation: '单位' },
  consent: { asked: '还没表态', given: '同意调解', refused: '不同意调解' },
  notAsked: '还没有征求意见',
  here: '已进入调解',
  away: '还没有进来',
  edit: '修改资料',
  invite: '发邀请',
  inviteAgain: '重新发邀请',
  invited: (at: string) => `${at} 发过邀请，7 天内有效，只能用一次`,
  extensionOk: '同意延长',
  name: '姓名或名称',
  needName: '请写姓名或名称',
  fields: {
    sex: '性别',
    ethnicity: '民族',
    age: '年龄',
    occupation: '职业',
    contact: '联系方式',
    address: '住址',
    representative: '代表人及职务',
  },
  years: (age: number) => `${age} 岁`,
};

export const onPaper = {
  button: { consent: '记纸质同意书', agreement: '记纸质签字' },
  title: {
    consent: (name: string) => `${name}在纸上签字同意调解`,
    agreement: (name: string) => `${name}在纸质协议上签字`,
  },
  hint: {
    consent: '只记本人已经签好的。记下签字日期和经办人（您）；签字的原件请放进案卷。发出去的邀请随即作废。',
    agreement: '只记本人已经在这一稿协议上签好的。记下签字日期和经办人（您）；签字的原件请放进案卷。',
  },
  on: '哪天签的',
  save: '记下',
  noted: '记下了，原件请放进案卷',
};

export const extensionWord = {
  button: '记对延长的答复',
  title: (name: string, to: string) => `${name}同不同意延长到 ${to}`,
  hint: '不在线上的当事人，由调解员问到以后记下，写明哪天、怎么问的；书面的请把原件放进案卷。在线上的由本人自己答复。',
  answer: '答复',
  choose: '请选同意或不同意',
  yes: '同意延长',
  no: '不同意延长',
  by: '怎么答复的',
  ways: { phone: '电话', 'in-person': '当面', paper: '书面' },
  on: '哪天答复的',
  save: '记下',
  noted: '记下了',
};

export const invitation = {
  title: (name: string) => `给${name}的邀请`,
  hint: '请亲自交给本人，不要发给别人。只能用一次；重新发，旧的就作废。关掉以后这里不再显示，可以重新发。',
  copy: '复制链接',
  copied: '复制好了',
  print: '打印邀请单',
  printTitle: '人民调解邀请单',
  done: '知道了',
};
