import { type ComponentProps, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { text } from '../text.ts';

/** What Sender reaches for through the ref of its input. */
interface InputHandle {
  resizableTextArea: { textArea: HTMLTextAreaElement | null };
  focus: (options?: FocusOptions) => void;
  blur: () => void;
}

type Props = Omit<ComponentProps<'textarea'>, 'ref'> & {
  ref?: React.Ref<InputHandle>;
  autoSize?: unknown;
  variant?: unknown;
};

/**
 * The labelled input, growing with what is written. antd's own measures with a style attribute, which our content
 * policy refuses.
 */
export function GrowingInput({ ref, autoSize: _own, variant: _none, ...props }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    resizableTextArea: { textArea: area.current },
    focus: (options) => area.current?.focus(options),
    blur: () => area.current?.blur(),
  }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew with each value
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [props.value]);
  return (
    <textarea
      {...props}
      ref={area}
      rows={1}
      id="question"
      aria-label={text.composer.label}
      enterKeyHint="send"
    />
  );
}
