/** A reply as its reader sees it. */
export interface Heard {
  id: number;
  text: string;
  /** Of its buttons. */
  actions: readonly string[];
}

/** One side of a conversation with the service, whichever the channel. */
export interface Talk {
  /** Where the conversation stands now; `heard` looks at what comes after. */
  mark(): number;
  /** Resolves when it is sent; gives its id in the chat. */
  say(text: string): Promise<number>;
  press(action: string): Promise<void>;
  /** The first fitting reply after the mark; undefined: none within so many minutes. Throws DayOver. */
  heard(after: number, wanted: (reply: Heard) => boolean, minutes: number): Promise<Heard | undefined>;
}

export const hasAction =
  (verb: string) =>
  ({ actions }: Heard): boolean =>
    actions.some((action) => action === verb || action.startsWith(`${verb}:`));

export const actionOf = ({ actions }: Heard, verb: string): string | undefined =>
  actions.find((action) => action === verb || action.startsWith(`${verb}:`));
