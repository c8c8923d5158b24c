import "./Line.css";
import { Button } from "@fluentui/react-components";
import { useEffect, type ReactNode } from "react";
import type { Bench } from "./bench.ts";
import type { BenchState, News } from "./news.ts";
import type { BenchWords } from "./words/words.ts";

/** What went wrong, or will. */
const TROUBLES: readonly News["is"][] = ["refused", "not-saved", "unsavable", "not-kept", "no-grid", "circular"];

/** What went as it should is said in passing, for so many milliseconds. */
const PASSING_FOR = 8000;

function isPassing(news: News): boolean {
  return (
    news.is === "saved" || (news.is === "opened" && news.unshown.length === 0 && !news.converted && !news.restored)
  );
}

/** What has happened to the file, and what there is to decide. Nothing stands there where nothing is to be said. */
export function Line(props: {
  readonly own: BenchWords;
  readonly state: BenchState;
  readonly bench: Bench;
}): ReactNode {
  const { own, bench } = props;
  const { news, saidTimes } = props.state;
  useEffect(() => {
    if (news === undefined || !isPassing(news)) return undefined;
    const end = setTimeout(() => bench.dismiss(), PASSING_FOR);
    return () => clearTimeout(end);
  }, [news, bench]);
  const isTrouble = news !== undefined && TROUBLES.includes(news.is);
  const kind = news === undefined ? "quiet" : isTrouble ? "trouble" : isPassing(news) ? "passing" : "";
  return (
    <section className={`line ${kind}`} aria-label={own.line}>
      <p role={isTrouble ? "alert" : "status"}>
        {/* Put there anew each time: a sentence that is said again is heard again. */}
        {news !== undefined && <span key={saidTimes}>{own.news(news)}</span>}
      </p>
      {news?.is === "draft" && (
        <>
          <Button size="small" className="restore" onClick={() => void bench.restore(news.draft)}>
            {own.restore}
          </Button>
          <Button size="small" className="discard" onClick={() => void bench.discard(news.draft)}>
            {own.discard}
          </Button>
        </>
      )}
      {news?.is === "unsaved" && (
        <>
          <Button size="small" className="anyway" onClick={() => void news.anyway()}>
            {own.openAnyway}
          </Button>
          <Button size="small" className="cancel" onClick={() => void bench.cancel()}>
            {own.cancel}
          </Button>
        </>
      )}
      {news !== undefined && !isPassing(news) && !["draft", "unsaved", "opening"].includes(news.is) && (
        <Button size="small" appearance="subtle" className="dismiss" onClick={() => bench.dismiss()}>
          {own.dismiss}
        </Button>
      )}
    </section>
  );
}
