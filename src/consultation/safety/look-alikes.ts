import { BREAK } from './normalise.ts';

/** 没有家暴, 不是自杀, 防诈骗: what is denied or guarded against does not happen. */
const NEGATION =
  /(?:没有?|没被|从没|从未|未曾|未|不会|不曾|不是|并非|并没有?|绝不|不|别|无|防止|避免|预防|防|反)(?:再|被|人|曾|想|要|有|去|过|真的?|打算|遭受?)?$/;
/** 是不是想自杀, 有没有家暴, 忍不住打我: the 不 and 没 of these deny nothing. */
const NO_NEGATION =
  /(?:是不是|有没有|会不会|要不要|能不能|动不动就?|不得不|忍不住|免不了|控制不住|差点没?|差一点)(?:再|被|人|又|想|要|有|去)?$/;

/** Whether the words right before `at`, in the same clause, deny what stands there. A phrase that begins with 不 or 没 says so itself. */
export function isDenied(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  const clause = before.slice(before.lastIndexOf(BREAK) + 1);
  return NEGATION.test(clause) && !NO_NEGATION.test(clause);
}

const NUMBER = '(?:\\d+|[一二两三四五六七八九十几好多]+)';
const YEARS_AGO = new RegExp(
  `${NUMBER}多?年(?:以|之)?前|前几年|前些年|早些年|那些年|大前年|小时候|(?:离(?:婚|了|异)|分(?:手|开)了?)(?:都|已经|快|有)?${NUMBER}多?年|这(?:么多|${NUMBER}多?)年(?:再|都|也)?没(?:再|有)`,
);
/** Last year is not yet long ago for one who is still beaten; with a matter that was settled it is. */
const LAST_YEAR = /去年|前年|上半年|半年前|几个月前|上个月|当年|当时|那时候?|以前|从前/;
const SETTLED =
  /已经(?:判|处理|结|出院|立案|调解|去世|灭|放|释放|抓|拘|好了)|判(?:了|完|决|刑|下来)|结案|私了|调解(?:过|了|书|成)|谅解书|处理完|谈不拢|没事了|康复|出院(?:了|后)|放出来|坐完牢|追究|追诉|来得及|时效|赔/;
const ONGOING =
  /到现在(?:还|都|也|没)?|至今|一直|还在|又|现在(?!才|还能|还可以|可以|想|能|有|怎么|要我养|老了)|今天|今晚|昨晚|昨天|刚才|刚刚|天天|每天|总是|老是|经常|再也?不|救/;
const FICTION =
  /小说|剧本|编剧|男主|女主|主角|反派|电影|电视(?:剧|里|上)|短剧|网剧|追剧|番剧|剧情|剧组|动漫|游戏里|玩游戏|综艺|小品|段子|评书|纪录片|拍.{0,6}戏|演.{0,8}的?戏|扮演|剧本杀|密室|做(?:了个)?(?:噩|恶)?梦|梦(?:见|到|里)/;
const DRILL = /演习|演练|彩排|排练|模拟法庭|模拟(?:办公|火灾|现场|救)/;
const EXAM =
  /(?:法考|司考|考公)|(?:考试|考研|作业|练习|模拟)(?:题|卷|里|中的|要|会考)|真题|选择题|简答题|论述题|判断题|考题|题目(?:里|中|说|是|上)|(?:老师|学校)(?:布置|让写|让我们写|要求写)|案例(?:里|中|分析|题)|征文|作文|辩论/;
const STUDY =
  /判(?:几|多少|多久)年?|判什么刑|判死刑|死缓|量刑|什么罪|罪(?:的|怎么|如何|一般|吗)|立案标准|犯法吗|违法吗|定罪|什么意思|的?区别|(?:怎么|如何|怎样)(?:认定|界定|区分|定性|理解|定义|处罚)|法律(?:上|规定|法规)|有(?:什么|哪些)规定|什么标准|是什么$|什么是|什么时候实施|是否应当|承担.{0,4}责任|会被.{0,4}吗|被抓起来吗/;
const TEACHING =
  /(?:办|组织|开展|做|搞|准备|举办|策划)[^，]{0,8}(?:讲座|宣传|普法|培训)|论文|课题|统计数据|调研报告|问卷|宣传(?:册|资料|材料|画|片)|(?:宣传|普法|讲课)(?:资料|手册|材料|稿)|毕业设计|写报告|采访稿/;
const SOMEONE_HERE =
  /我|本人|爸|妈|爷|奶|儿子|女儿|闺女|孙|老公|老婆|丈夫|妻子|哥|姐|弟|妹|邻居|隔壁|楼上|楼下|救/;
/** 想请教一下反家暴法里…, 我写论文想问…: asking for oneself, of nobody near. */
const ASKING =
  /(?:我|我们)(?:想|要)?(?:就是)?(?:问|请教|咨询|了解|知道|学习)(?:一下|下|问)?|请教一下|了解一下|告诉我|给我(?:讲|解释|说说|科普)/g;

/** A boss, landlord or debtor who cannot be found is no missing person. */
const RUN_OFF =
  /(?:老板|包工头|工头|房东|中介|公司|商家|店家|卖家|开发商|债务人|欠钱的|借钱的|欠债的)[^。！？]{0,12}(?:找不[到着]|失联|联系不上|打不通|跑路|跑了|没影|躲起来)/;
const IN_DANGER = /死|活|跳楼|跳河|药|救|伤|血|孩子|小孩|遗书|想不开|绝望|打我|关起来/;

/**
 * Why a message that holds alarming words is still none: a story, an exam, a drill, a lecture, something of years ago, or
 * settled since last year, a debtor who ran off, a question about the law that names nobody near. Undefined: take it seriously. Words that say
 * it happens now are the caller's.
 */
export function lookAlike(text: string): string | undefined {
  if (FICTION.test(text)) return 'fiction';
  if (DRILL.test(text)) return 'drill';
  if (EXAM.test(text) || (text.includes('甲') && text.includes('乙'))) return 'exam';
  if (TEACHING.test(text)) return 'teaching';
  if (!ONGOING.test(text)) {
    if (YEARS_AGO.test(text)) return 'long-ago';
    if (LAST_YEAR.test(text) && SETTLED.test(text)) return 'settled';
  }
  if (RUN_OFF.test(text) && !IN_DANGER.test(text)) return 'run-off';
  if (STUDY.test(text) && !SOMEONE_HERE.test(text.replace(ASKING, ''))) return 'study';
  return undefined;
}
