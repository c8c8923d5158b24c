import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { BenchPage } from "./commands.ts";
import { readSeed, seeds } from "./seeds.ts";
import type { BenchWords } from "./words/words.ts";

/** What to begin with, over a workbook in which there is nothing yet. */
export function Start(props: {
  readonly own: BenchWords;
  readonly page: BenchPage;
  readonly templates: () => void;
}): ReactNode {
  const { own, page } = props;
  const [isGone, go] = useState(false);
  const [example] = seeds;
  if (isGone) return undefined;
  return (
    <section className="begin" aria-label={own.begin.title}>
      <h2>{own.begin.title}</h2>
      <Button appearance="primary" size="large" onClick={page.pick}>
        {own.begin.open}
      </Button>
      <Button size="large" onClick={props.templates}>
        {own.begin.templates}
      </Button>
      {example !== undefined && (
        <Button
          size="large"
          onClick={() => void page.bench.open({ name: example, read: () => readSeed(example) }, { check: true })}
        >
          {own.begin.example}
        </Button>
      )}
      <Button appearance="transparent" onClick={() => go(true)}>
        {own.begin.type}
      </Button>
    </section>
  );
}
