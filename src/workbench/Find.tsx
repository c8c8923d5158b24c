import "./Find.css";
import { Button, Input } from "@fluentui/react-components";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Bench } from "./bench.ts";
import type { BenchWords } from "./words/words.ts";

/** Finds a text in the grid. Each further `asked` gives it the keyboard, as Ctrl+F does. */
export function Find(props: {
  readonly own: BenchWords;
  readonly bench: Bench;
  readonly asked: number;
  readonly close: () => void;
}): ReactNode {
  const { own, bench, asked, close } = props;
  const [text, search] = useState("");
  const [said, say] = useState("");
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [asked]);

  const go = (isBackwards: boolean): void => {
    if (text.trim() !== "") say(own.found(bench.find(text, isBackwards)));
  };
  const leave = (): void => {
    close();
    bench.focusGrid();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") leave();
    // The Enter that ends the writing of Chinese words is none.
    else if (event.key === "Enter" && event.target === input.current && !event.nativeEvent.isComposing)
      go(event.shiftKey);
  };
  return (
    <section className="find" role="search" aria-label={own.find} onKeyDown={onKey}>
      <Input
        size="small"
        input={{ ref: input }}
        aria-label={own.wanted}
        placeholder={own.wanted}
        value={text}
        onChange={(_, { value }) => {
          search(value);
          say("");
        }}
      />
      <Button size="small" className="previous" onClick={() => go(true)}>
        {own.previous}
      </Button>
      <Button size="small" className="next" onClick={() => go(false)}>
        {own.next}
      </Button>
      <p role="status">{said}</p>
      <Button size="small" appearance="subtle" onClick={leave}>
        {own.closeFind}
      </Button>
    </section>
  );
}
