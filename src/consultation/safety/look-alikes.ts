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

const YEARS_AGO = /(?:\d+|[一二两三四五六七八九十几好多]+)(?:多)?年(?:以|之)?前/;
const ONGOING = /到现在|至今|一直|还在|现在|今天|昨晚|昨天|又/;
const FICTION = /小说|剧本|编剧|男主|女主|主角|电影|电视剧|短剧|番剧|剧情|动漫/;
const EXAM =
  /(?:法考|司考)|(?:考试|考研|作业|练习)(?:题|卷|里|中的)|真题|选择题|简答题|论述题|考题|题目(?:里|中|说|是|上)|(?:老师|学校)布置|案例分析/;
const STUDY =
  /判(?:几|多少)年|判什么刑|判死刑|死缓|量刑|什么罪|罪(?:的|怎么|如何|一般|吗)|立案标准|犯法吗|违法吗|定罪|什么意思|的?区别|怎么认定|如何认定|怎么界定|法律规定|是什么$|什么时候实施|是否应当|承担.{0,4}责任|会被.{0,4}吗|被抓起来吗/;
const TEACHING =
  /(?:办|组织|开展|做|搞|准备|举办|策划)[^，]{0,8}(?:讲座|宣传|普法|培训)|论文|课题|统计数据|调研报告|问卷|(?:宣传|普法|讲课)(?:资料|手册|材料|稿)/;
const SOMEONE_HERE =
  /我|本人|爸|妈|爷|奶|儿子|女儿|闺女|孙|老公|老婆|丈夫|妻子|哥|姐|弟|妹|邻居|隔壁|楼上|楼下|救/;

/**
 * Why a message that holds alarming words is still none: a story, an exam, a lecture, something of years ago, a question
 * about the law that names nobody near. Undefined: take it seriously. Words that say it happens now are the caller's.
 */
export function lookAlike(text: string): string | undefined {
  if (FICTION.test(text)) return 'fiction';
  if (EXAM.test(text) || (text.includes('甲') && text.includes('乙'))) return 'exam';
  if (TEACHING.test(text)) return 'teaching';
  if (YEARS_AGO.test(text) && !ONGOING.test(text)) return 'long-ago';
  if (STUDY.test(text) && !SOMEONE_HERE.test(text)) return 'study';
  return undefined;
}
