/** Why a claim or a citation did not pass. */
export type FaultReason =
  | 'empty'
  | 'unknown-passage'
  | 'wrong-label'
  | 'not-in-force'
  | 'no-such-article'
  | 'no-citation'
  | 'article-not-cited'
  | 'statute-unknown'
  | 'misquoted'
  | 'number-not-found'
  | 'bound-swapped'
  | 'contact-not-found';

/** The same for whoever writes the texts. */
export const FAULT_WORDS: Readonly<Record<FaultReason, string>> = {
  empty: '没有写内容',
  'unknown-passage': '引用的内容不在依据里',
  'wrong-label': '出处写得不对',
  'not-in-force': '引用的法律现在不生效',
  'no-such-article': '法律里没有这一条',
  'no-citation': '没有写出处',
  'article-not-cited': '说到的条文没有列为出处',
  'statute-unknown': '法律库里没有这部法律',
  misquoted: '引文和条文不一样',
  'number-not-found': '条文里没有这个数',
  'bound-swapped': '「以上、以下、不超过」和条文不一致',
  'contact-not-found': '依据里没有这个电话或网址',
};

export interface Fault {
  reason: FaultReason;
  /** The words that failed, for the log. */
  detail: string;
}
