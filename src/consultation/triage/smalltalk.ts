import { lettersOnly } from './letters.ts';
import type { Smalltalk } from './triage.ts';

const ADDRESS = '(?:律师|老师|法邻|小邻|小法|机器人|客服|朋友|大家|各位|亲|同志|师傅|先生|女士|姐|哥)?';
const TAIL = '(?:呀|啊|哈|哦|喔|呢|了|的|吧|嘛|哟|呦|噢|您|你|你们|律师|大家|老师)*';

/**
 * The whole message, letters alone, is one or several of these; anything more is a matter. A stretch of letters may be
 * read in one way only, or the time to refuse it doubles with each letter (嗯嗯嗯嗯…): a run is taken whole, and 哦 begins
 * nothing but the message, since elsewhere it is a tail.
 */
const WHOLE: readonly [Smalltalk, string][] = [
  [
    'greeting',
    `(?:你好|您好|大家好|嗨|嘿|哈喽|哈啰|hello|hi|hey|早|早安|早上好|上午好|中午好|下午好|晚上好|晚安|在吗|在不在|在么|有人吗|有人在吗|有人没|喂|请问|请问在吗|打扰一下|打扰了|咨询一下|我想咨询|想咨询一下|问一下|问个问题|我有个问题|我想问一下|可以咨询吗|新年好|节日快乐|春节快乐)${ADDRESS}${TAIL}`,
  ],
  [
    'thanks',
    `(?:好的|嗯嗯|嗯|行|知道了|明白了|懂了|清楚了|了解了|收到|ok|okay)?(?:非常|十分|太|真的|真是|万分|实在)?(?:谢谢|谢了|多谢|感谢|谢谢啦|谢啦|辛苦|麻烦|thanks|thankyou|thx|感激不尽|费心)(?:您|你|你们|啦|了|律师|老师|哈|的?(?:解答|帮助|回答|耐心)|非常|多)*${TAIL}`,
  ],
  [
    'thanks',
    `(?:好的?|好吧|行|可以|嗯+(?!嗯)|^哦+(?!哦)|ok|okay|收到|知道了|明白了?|懂了|清楚了|了解了?|没问题|没有别的问题了?|没有了|没了)${TAIL}`,
  ],
  [
    'farewell',
    `(?:再见|拜|bye|goodbye|回头见|下次再聊|先这样|就这样|不聊了|我走了|下了|没事了|没别的事了?|不用了|那就这样|先不问|改天再问|88|886)(?:先|吧|了|啦|谢谢|您|你|律师)*${TAIL}`,
  ],
  [
    'who-are-you',
    `(?:请问)?(?:你|您|你们)(?:是|到底是|究竟是)(?:谁|什么|干什么的?|做什么的?|干嘛的?|机器人吗?|真人吗?|人工吗?|人吗?|ai吗?|人还是机器人?|真人还是机器人?|律师吗?|智能的吗?|人工智能吗?|gpt吗?|chatgpt吗?|什么人|什么东西|什么模型)${TAIL}`,
  ],
  [
    'who-are-you',
    `(?:你|您|你们)?(?:叫什么(?:名字)?|能(?:干什么|做什么|干嘛|帮我(?:做|干)?什么|办什么)|会(?:什么|干什么|做什么)|有什么(?:功能|用|本事)|可以(?:干什么|做什么|问什么)|怎么用|是免费的?吗|靠谱吗|准吗|说的准吗)${TAIL}`,
  ],
  ['who-are-you', `(?:你|您|你们)(?:这里|这)?(?:收费吗|要钱吗|收钱吗)${TAIL}`],
  [
    'who-are-you',
    `(?:whoareyou|whatareyou|介绍一下(?:你)?自己|自我介绍一下|这是什么(?:平台|软件|系统|网站|机器人)?)${TAIL}`,
  ],
  [
    'praise',
    `(?:你|您|法邻|回答得?|说得?|讲得?|解释得?)?(?:真|太|很|非常|挺|好)?(?:棒|厉害|牛|专业|赞|好用|有用|不错|详细|清楚|给力|贴心|有帮助|聪明|nice|good)(?:的|了|啊|极了|得很|回答|解答)*(?:点赞|给你点赞|五星|好评)?${TAIL}`,
  ],
  ['praise', `(?:给你?点(?:个)?赞|点赞|五星好评|好评|大赞|赞)${TAIL}`],
  [
    'abuse',
    `(?:哈+|呵+|呸)?(?:你|您|你们|你个|你这个|这个|这|什么)?(?:破|烂)?(?:机器人|平台|软件|客服|系统|ai)?(?:就是|是|真|太|他妈的?|个)*(?:傻逼|傻b|sb|傻叉|煞笔|沙比|脑残|智障|垃圾|废物|蠢货|笨蛋|白痴|弱智|骗子|人工智障|狗屁|废话|放屁|胡说八道|胡扯|滚蛋?|去死|有病|神经病|没用|没屁用|有个屁用|啥也不是|混蛋|王八蛋|狗东西|他妈的|妈的|操你妈|草泥马|nmsl|cnm|fuck)(?:机器人|东西|玩意|平台|软件|客服|系统|ai|吧|开|远点|你妈|的|一个)*${TAIL}`,
  ],
];

const PATTERNS = WHOLE.map(([kind, source]) => [kind, new RegExp(`^(?:${source})+$`, 'u')] as const);
/** Two kinds in one breath: 好的谢谢再见. The last one says what is wanted. */
const PAIRS: readonly Smalltalk[] = ['greeting', 'thanks', 'farewell', 'praise'];

/** The small talk a message is, as a whole; undefined when it holds anything else. */
export function smalltalkOf(text: string): Smalltalk | undefined {
  const letters = lettersOnly(text);
  if (letters === '' || letters.length > 30) return undefined;
  for (const [kind, pattern] of PATTERNS) if (pattern.test(letters)) return kind;
  for (let cut = letters.length - 1; cut > 0; cut--) {
    const head = simple(letters.slice(0, cut));
    const tail = head && simple(letters.slice(cut));
    if (head && tail && PAIRS.includes(head)) return head === 'greeting' || tail !== 'greeting' ? tail : head;
  }
  return undefined;
}

function simple(letters: string): Smalltalk | undefined {
  return PATTERNS.find(([, pattern]) => pattern.test(letters))?.[0];
}
