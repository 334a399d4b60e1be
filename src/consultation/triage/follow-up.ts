import { lettersOnly, withoutCourtesy } from './letters.ts';

/** Begins by leaning on what was said: 那要多久, 如果他不同意呢, 还有, 这种情况. */
const LEANING =
  /^(?:那|那么|那要|那我|那他|那如果|所以|可是|但是|不过|然后|接着|还有|还要|另外(?!一个问题|一件事|问一下)|并且|而且|如果|要是|假如|万一|他|她|它|对方|这个|这种|这样|这些|这事|这钱|那个|那种|上面|刚才|刚刚说|你说的?|您说的?|按你说|为什么|为啥|怎么说|什么意思|也就是说|意思是|除了|不行的?话|不给的?话|不同意的?话|同意的?话|赢了|输了|之后呢|以后呢|然后呢|没有呢|有呢|第[一二三四五六]步|第[一二三四五六]条|上述|以上)/u;
/** Asks for a quantity, paper or place of something named before. */
const ELLIPTIC =
  /^(?:大概|一般|大约|最多|最少|最快|至少|总共|一共|具体|到底|我|我该|我要|现在|需要|是不是|要不要|能不能|可不可以|可以|可|会不会|有没有|得|应该|必须|必)?(?:要|需|得)?(?:多久|多长时间|多少钱?|多少天|几天|几年|几个月|几次|多大|花多少|花钱吗|收费吗|要钱吗|免费吗|费用(?:多少|是多少|呢|谁出)?|材料|什么材料|哪些材料|带什么|准备什么|什么手续|什么证据|哪些证据|什么条件|去哪|去哪里|在哪|在哪里|哪里办|到哪里?|找谁|谁出|谁负责|谁来|怎么算|怎么写|怎么办理?|怎么申请|怎么证明|怎么弄|怎么交|怎么走|去办|行吗|可以吗|合法吗|有用吗|算吗|对吗|有效吗|什么时候|几点|哪天|电话多少|电话是多少|地址|在网上办|网上(?:能|可以)办|本人去|必须本人|代办|别人代|委托|哪个法院|多少金额|有期限|期限|时效)[^，。]{0,8}[吗呢啊呀吧？?]*$/u;
/** 没签合同也可以吗, 没有借条行吗: a condition on what was asked. */
const CONDITION =
  /也(?:可以|能|行|算|要|得|会|有)|^(?:没有?|有|不|只有|我?没)[^，。]{1,9}(?:行|可以|能|算数?|要紧|有用|有效|成)[^，。]{0,4}[吗么][？?]?$/u;
const TAIL_PARTICLE = /(?:呢|怎么办呢?)[？?]*$/u;
/** Says that something else comes now. */
const NEW_MATTER =
  /^(?:换(?:一)?个(?:问题|话题)|另外(?:一个问题|一件事|想?问)|还有(?:一|个)(?:件事|个问题|事)|再问(?:一)?(?:个|件)(?:别的|其他|事)|我?(?:还)?想(?:再)?问(?:另|别)|重新问|新问题|不说这个了|问个别的)/u;

/** A question this short asks about the same matter when nothing speaks for another. */
const SAME_MATTER = 12;
const BARE = 6;
/** So long an earlier question is repeated in front of a follow-up. */
const CONTEXT = 200;
const SHORT = 14;

export interface FollowUpCues {
  /** The message names a matter of its own (a keyword of a topic). */
  namesMatter: boolean;
  /** Its most probable topic differs from the consultation's, and clearly so. */
  otherTopic: boolean;
  /** Its most probable topic is the consultation's. */
  sameTopic: boolean;
}

/**
 * Whether a message leans on what was asked before. Leaning words decide, then ellipsis (a question without its noun),
 * then shortness; a message that names another matter stands alone.
 */
export function isFollowUp(text: string, earlier: readonly string[], cues: FollowUpCues): boolean {
  if (earlier.length === 0) return false;
  const plain = withoutCourtesy(text);
  if (plain === '' || NEW_MATTER.test(plain)) return false;
  const letters = lettersOnly(plain);
  const brief = letters.length <= SHORT * 2;
  if (brief && (LEANING.test(plain) || ELLIPTIC.test(plain) || CONDITION.test(plain))) return true;
  if (letters.length <= BARE) return true;
  if (cues.otherTopic && cues.namesMatter) return false;
  if (cues.sameTopic) return letters.length <= SAME_MATTER;
  if (cues.namesMatter) return LEANING.test(plain);
  return letters.length <= SHORT || (brief && TAIL_PARTICLE.test(plain));
}

/** The last earlier question that stands on its own, and the follow-up behind it. */
export function standaloneOf(text: string, earlier: readonly string[]): string {
  const leans = (question: string) => {
    const plain = withoutCourtesy(question);
    return LEANING.test(plain) || ELLIPTIC.test(plain) || lettersOnly(plain).length <= 4;
  };
  const base = earlier.findLast((question) => !leans(question)) ?? earlier.at(0);
  if (base === undefined) return text;
  const last = earlier.at(-1)!;
  const context =
    base === last || lettersOnly(last).length <= 4 ? base : `${base.slice(0, CONTEXT)}。${last}`;
  return `${context.slice(0, CONTEXT * 2).replace(/[。？?！!，,\s]+$/u, '')}。${text}`;
}
