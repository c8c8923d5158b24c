import "./Start.css";
import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ReactNode } from "react";
import type { BenchPage } from "./commands.ts";
import { GuideLink } from "./Help.tsx";
import { recentFile, recentFiles, forgetFile, type Recent } from "./recent.ts";
import { readSeed, seeds } from "./seeds.ts";
import type { BenchWords } from "./words/words.ts";

/** What to begin with, over a workbook in which there is nothing yet. */
export function Start(props: {
  readonly own: BenchWords;
  readonly page: BenchPage;
  readonly templates: () => void;
  readonly folder: () => void;
}): ReactNode {
  const { own, page } = props;
  const [isGone, go] = useState(false);
  const [recent, know] = useState<readonly Recent[]>([]);
  const [example] = seeds;
  useEffect(() => void recentFiles().then(know), []);
  const reopen = async (file: Recent): Promise<void> => {
    const picked = await recentFile(file);
    if (picked === undefined || (await page.bench.open(picked))) return;
    if (page.bench.state().news?.is !== "refused") return;
    // What could not be opened, because it is no longer there, is not offered again.
    await forgetFile(file);
    know(await recentFiles());
  };
  if (isGone) return undefined;
  return (
    <section className="begin" aria-label={own.begin.title}>
      <h2>{own.begin.title}</h2>
      <p className="keys">{own.begin.stays}</p>
      <Button appearance="primary" size="large" onClick={page.pick}>
        {own.begin.open}
      </Button>
      <Button size="large" onClick={props.folder}>
        {own.begin.folder}
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
      <p className="keys">
        <GuideLink own={own} />
      </p>
      <p className="keys">{own.begin.keys}</p>
      {recent.length > 0 && (
        <nav aria-label={own.begin.recent}>
          <h3>{own.begin.recent}</h3>
          {recent.map((file) => (
            <Button key={file.key} appearance="subtle" className="recent" onClick={() => void reopen(file)}>
              <span>{file.name}</span>
              <small>{own.when(file.time)}</small>
            </Button>
          ))}
        </nav>
      )}
    </section>
  );
}
