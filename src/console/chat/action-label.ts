import type { ChatMessage } from '../../contracts/chat.ts';
import { text } from '../text.ts';

export const verbOf = (action: string) => action.split(':', 1)[0]!;
export const argumentOf = (action: string) => action.slice(verbOf(action).length + 1);

/** Presses that show on the button itself, not as something the resident said. */
export const isFeedback = (action: string) => verbOf(action) === 'useful' || verbOf(action) === 'useless';

/** What a press is called: the label of the button that was there, else the word for its verb. */
export function actionLabel(
  action: string,
  messages: readonly ChatMessage[],
  names: ReadonlyMap<string, string>,
): string {
  for (const { reply } of messages.toReversed()) {
    const button = reply?.buttons.flat().find((one) => one.action === action);
    if (button) return button.label;
  }
  return names.get(argumentOf(action)) ?? text.actions[verbOf(action)] ?? text.chat.me;
}

/** turn id → the resident's latest word on its answer. */
export function feedbackOf(messages: readonly ChatMessage[]): Map<string, 'useful' | 'useless'> {
  const feedback = new Map<string, 'useful' | 'useless'>();
  for (const { action } of messages) {
    if (action && isFeedback(action))
      feedback.set(argumentOf(action), verbOf(action) as 'useful' | 'useless');
  }
  return feedback;
}
