import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { qualified } from "../../core/sheet/grid.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { Removed } from "../../app/port.ts";
import type { Session } from "../../app/session.ts";
import type { PaneNews, PaneState } from "../../app/state.ts";
import { paneWords } from "../words/index.ts";
import type { PaneWords } from "../words/words.ts";
import { Lines } from "./Fold.tsx";
import { closeByEscape } from "./keys.ts";
import { Box, type Tone } from "./NoticeBox.tsx";
import { useQuestion } from "./question.ts";

/** What went as it should and can be seen elsewhere is not shown, only heard. */
const TONES: Readonly<Partial<Record<PaneNews["is"], Tone>>> = {
  "not-shown": "trouble",
  "not-written": "trouble",
  "not-undone": "trouble",
  "not-read": "trouble",
  failed: "trouble",
  "not-inserted": "trouble",
  "no-row": "trouble",
  ignored: "plain",
  reported: "plain",
  cleared: "plain",
  cleaned: "plain",
  cancelled: "plain",
};

function toneOf(news: PaneNews): Tone | undefined {
  return news.is === "valued" && news.left.length > 0 ? "doubt" : TONES[news.is];
}

/** What has just happened, until the user has seen it; and the last change, as long as it can be taken back. */
export function Happened(props: {
  readonly state: PaneState;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const { session, language } = props;
  const { news, undo, undoGone } = props.state;
  const own = paneWords(language);
  const tone = news && toneOf(news);
  return (
    <>
      <Asked {...props} />
      {undo && undoGone !== true && (
        <Box tone="plain" title={own.done(undo)}>
          <div className="buttons">
            <Button size="small" className="undo" onClick={() => void session.undo()}>
              {own.undo}
            </Button>
            <Button size="small" className="keep" onClick={() => session.dismiss("undo")}>
              {own.dismiss}
            </Button>
          </div>
        </Box>
      )}
      {news && tone && (
        <Box tone={tone} title={own.news(news)}>
          {news.is === "cleaned" && <Lines lines={removedLines(news.removed, own)} />}
          <Button size="small" className="dismiss" onClick={() => session.dismiss("news")}>
            {own.dismiss}
          </Button>
        </Box>
      )}
    </>
  );
}

/** What is to be inserted into a cell that holds something. */
function Asked({
  state: {
    desk: { asked },
  },
  session,
  language,
}: Parameters<typeof Happened>[0]): ReactNode {
  const own = paneWords(language);
  const { question, leave } = useQuestion(asked);
  if (asked === undefined) return undefined;
  const { at, before, after } = asked.change;
  const close = (): void => {
    leave();
    session.desk.dismiss("asked");
  };
  return (
    <div ref={question} role="group" aria-label={own.replace} onKeyDown={closeByEscape(close)}>
      <Box tone="doubt" title={own.replaceAsk(qualified(at), before, after[0]?.[0] ?? null)}>
        <div className="buttons">
          <Button
            size="small"
            appearance="primary"
            className="replace"
            onClick={() => {
              leave();
              void session.desk.replace();
            }}
          >
            {own.replace}
          </Button>
          <Button size="small" onClick={close}>
            {own.cancel}
          </Button>
        </div>
      </Box>
    </div>
  );
}

function removedLines({ marked, pages, notes, kept }: Removed, own: PaneWords): readonly string[] {
  const { removed } = own;
  const lines = [
    ...(marked.length > 0 ? [removed.marked(marked)] : []),
    ...(pages.length > 0 ? [removed.pages(pages)] : []),
    ...(notes ? [removed.notes] : []),
    ...(kept.length > 0 ? [removed.kept(kept)] : []),
  ];
  return [...(lines.length === 0 ? [removed.nothing] : lines), removed.next];
}
