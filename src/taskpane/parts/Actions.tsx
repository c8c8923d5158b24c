import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { Language } from "../../core/report/say/language.ts";
import type { Session } from "../../app/session.ts";
import { lastOf, type PaneState } from "../../app/state.ts";
import { paneWords } from "../words/index.ts";
import { Lines } from "./Fold.tsx";
import { closeByEscape } from "./keys.ts";

/** Always in sight: what takes marks off, writes the report, and takes everything out before publication. */
export function Actions(props: {
  readonly state: PaneState;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const { state, session, language } = props;
  const own = paneWords(language);
  /** While the question stands: the button to which the focus returns. */
  const [asking, setAsking] = useState<HTMLElement>();
  const close = (): void => {
    asking?.focus();
    setAsking(undefined);
  };
  return (
    <footer className="actions" data-region="" aria-label={own.actions}>
      {asking !== undefined && (
        <div className="ask" role="group" aria-label={own.clean} onKeyDown={closeByEscape(close)}>
          <p>{own.cleanAsk}</p>
          <Lines lines={own.cleanWhat} />
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
        <Button
          size="small"
          className="clean"
          aria-expanded={asking !== undefined}
          onClick={({ currentTarget }) => setAsking(asking === undefined ? currentTarget : undefined)}
        >
          {own.clean}
        </Button>
      </div>
    </footer>
  );
}
