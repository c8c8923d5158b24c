import { Button } from "@fluentui/react-components";
import { useRef, useState, type ReactNode } from "react";
import { qualified, type SheetGrid } from "../../core/grid.ts";
import type { Language } from "../../core/say.ts";
import { changeOf, type Session } from "../session.ts";
import type { Blame, BlamedSuspect } from "../view.ts";
import { paneWords } from "../words.ts";
import { Cells } from "./Cells.tsx";
import { FindingCard, spaced } from "./FindingCard.tsx";
import { Fold } from "./Fold.tsx";
import { IgnoreForm } from "./IgnoreForm.tsx";
import { useStop } from "./Walk.tsx";

interface Shown {
  readonly sheets: readonly SheetGrid[];
  readonly session: Session;
  readonly language: Language;
}

/** A cause: the cell to blame, or several that may be, and under it what it explains. */
export function BlameCard({ blame, ...shown }: Shown & { readonly blame: Blame }): ReactNode {
  const { session, language } = shown;
  const own = paneWords(language);
  const { best, others, explains } = blame;
  const { come, tabIndex } = useStop(best[0]?.id ?? "");
  const [ignoring, setIgnoring] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setIgnoring(false);
    card.current?.querySelector<HTMLElement>("[data-stop]")?.focus();
  };
  return (
    <div ref={card} className="card blame">
      {best.length > 1 && <p className="either">{own.eitherOf}</p>}
      {best.map((suspect) => (
        <SuspectRow key={suspect.id} suspect={suspect} {...shown} />
      ))}
      <Fold title={own.explains(explains.length)} onFocus={come}>
        <ul className="cards">
          {explains.map((entry) => (
            <FindingCard key={entry.id} entry={entry} session={session} language={language} />
          ))}
        </ul>
      </Fold>
      {others.length > 0 && (
        <Fold title={own.alternatives(others.length)} onFocus={come}>
          {others.map((suspect) => (
            <SuspectRow key={suspect.id} suspect={suspect} {...shown} />
          ))}
        </Fold>
      )}
      {ignoring ? (
        <IgnoreForm
          findings={explains.map(({ finding }) => finding)}
          session={session}
          language={language}
          onClose={close}
        />
      ) : (
        <div className="card-actions">
          <Button size="small" appearance="subtle" tabIndex={tabIndex} onClick={() => setIgnoring(true)}>
            {own.ignoreAll}
          </Button>
        </div>
      )}
    </div>
  );
}

function SuspectRow({ suspect, sheets, session, language }: Shown & { readonly suspect: BlamedSuspect }): ReactNode {
  const own = paneWords(language);
  const { stop, tabIndex, come } = useStop(suspect.id);
  const at = suspect.cells[0] ?? suspect.table.at;
  const change = changeOf(suspect, sheets);
  return (
    <div className="suspect-row" onFocus={come}>
      <button type="button" className="say" {...stop} onClick={() => void session.show(at)}>
        <strong className="verdict suspect">{own.suspectLabel}</strong> {own.suspect(suspect)}
      </button>
      <div className="suspect-acts">
        <Cells cells={suspect.cells} tabIndex={tabIndex} session={session} language={language} />
        {change !== undefined && (
          <Button
            size="small"
            className="apply"
            tabIndex={tabIndex}
            aria-label={`${own.apply(spaced(String(change.to)))} ${qualified(at)}`}
            onClick={() => void session.apply(suspect)}
          >
            {own.apply(spaced(suspect.likely?.best ?? ""))}
          </Button>
        )}
      </div>
    </div>
  );
}
