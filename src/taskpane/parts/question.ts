import { useEffect, useRef, type RefObject } from "react";

/** A question takes the focus to its first button when it is asked; `leave` gives it back to where it was. */
export function useQuestion(asked: unknown): {
  readonly question: RefObject<HTMLDivElement | null>;
  readonly leave: () => void;
} {
  const question = useRef<HTMLDivElement>(null);
  const before = useRef<Element>(null);
  useEffect(() => {
    if (asked === undefined) return;
    before.current = document.activeElement;
    question.current?.querySelector("button")?.focus();
  }, [asked]);
  return {
    question,
    leave: () => {
      if (before.current instanceof HTMLElement) before.current.focus();
    },
  };
}
