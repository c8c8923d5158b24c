import "./Actions.css";
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState, type MouseEvent, type ReactNode } from "react";
import type { FileAccess } from "../../app/port.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { Session } from "../../app/session.ts";
import { lastOf, type PaneState } from "../../app/state.ts";
import { paneWords } from "../words/index.ts";
import { Lines } from "./Fold.tsx";
import { closeByEscape } from "./keys.ts";

/** Looks through the whole file: only who wants a copy waits for it. */
const PublishBox = lazy(async () => ({ default: (await import("../publish/Publish.tsx")).PublishBox }));

/** What the user is asked, and the button to which the focus returns. */
interface Asked {
  /** Of the workbook that lay open then. */
  readonly session: Session;
  readonly what: "clean" | "publish";
  readonly button: HTMLElement;
}

/** Always in sight: what takes marks off, writes the report, takes all of ours out, and makes the copy that is published. */
export function Actions(props: {
  readonly state: PaneState;
  readonly session: Session;
  readonly files: FileAccess | undefined;
  readonly language: Language;
}): ReactNode {
  const { state, session, files, language } = props;
  const own = paneWords(language);
  const [last, ask] = useState<Asked>();
  const asked = last?.session === session ? last : undefined;
  const close = (): void => {
    asked?.button.focus();
    ask(undefined);
  };
  const toggle =
    (what: Asked["what"]) =>
    ({ currentTarget: button }: MouseEvent<HTMLElement>): void =>
      ask(asked?.what === what ? undefined : { session, what, button });
  return (
    <footer className="actions" data-region="" aria-label={own.actions}>
      {asked?.what === "clean" && (
        <div className="ask" role="group" aria-label={own.clean} onKeyDown={closeByEscape(close)}>
          <p>{own.cleanAsk}</p>
          <Lines lines={own.cleanWhat} />
          <p>{own.cleanElse}</p>
          <div className="buttons">
            <Button
              size="small"
              appearance="primary"
              className="clean-now"
              // The question is asked where the focus is.
              autoFocus
              onClick={() => {
                close();
                void session.clean();
              }}
            >
              {own.cleanNow}
            </Button>
            <Button size="small" onClick={close}>
              {own.cancel}
            </Button>
          </div>
        </div>
      )}
      {asked?.what === "publish" && files !== undefined && (
        <Suspense fallback={<p role="status">{own.opening}</p>}>
          <PublishBox files={files} language={language} close={close} />
        </Suspense>
      )}
      <div className="action-row">
        <Button size="small" className="clear" onClick={() => void session.clear()}>
          {own.clear}
        </Button>
        <Button
          size="small"
          className="report"
          disabledFocusable={lastOf(state) === undefined}
          onClick={() => void session.report(language)}
        >
          {own.report}
        </Button>
        <Button size="small" className="clean" aria-expanded={asked?.what === "clean"} onClick={toggle("clean")}>
          {own.clean}
        </Button>
        {files !== undefined && (
          <Button
            size="small"
            className="to-publish"
            aria-expanded={asked?.what === "publish"}
            onClick={toggle("publish")}
          >
            {own.publish}
          </Button>
        )}
      </div>
    </footer>
  );
}
