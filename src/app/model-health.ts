import type { LanguageModel } from '../consultation/ports.ts';
import type { HealthCheck } from '../contracts/console/settings.ts';
import type { Clock } from '../core/clock.ts';
import { localTime } from '../core/dates.ts';

/** The model as it is, remembering how its last call went: it is not asked only to see whether it answers, which costs money. */
export function watchModel(
  model: LanguageModel | undefined,
  clock: Clock,
): { model: LanguageModel | undefined; health(): HealthCheck } {
  let last: { ok: boolean; at: Date } | undefined;
  const noted = async <T>(call: Promise<T>): Promise<T> => {
    try {
      const result = await call;
      last = { ok: true, at: clock.now() };
      return result;
    } catch (error) {
      // Given up by us, as when somebody took over: says nothing of the model.
      if (!(error instanceof Error && error.name === 'AbortError')) last = { ok: false, at: clock.now() };
      throw error;
    }
  };
  return {
    model: model && {
      name: model.name,
      triage: (...given) => noted(model.triage(...given)),
      answer: (...given) => noted(model.answer(...given)),
      rephrase: (...given) => noted(model.rephrase(...given)),
    },
    health() {
      if (!model) return { name: 'model', state: 'off', detail: '没有接入，用整理答复' };
      if (!last) return { name: 'model', state: 'set', detail: `${model.name}；启动以来还没有用过` };
      const when = localTime(last.at);
      return last.ok
        ? { name: 'model', state: 'ok', detail: `${model.name}；最近一次成功：${when}` }
        : { name: 'model', state: 'down', detail: `${model.name}；最近一次失败：${when}，期间用整理答复` };
    },
  };
}
