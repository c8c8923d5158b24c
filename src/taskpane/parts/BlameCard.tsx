import "./BlameCard.css";
import { Button } from "@fluentui/react-components";
import { useRef, useState, type ReactNode } from "react";
import { areTied } from "../../core/report/finding.ts";
import { qualified } from "../../core/sheet/grid.ts";
import type { Language } from "../../core/report/say/language.ts";
import { grouped } from "../../core/report/say/shared.ts";
import { words } from "../../core/report/say/index.ts";
import type { Session } from "../../app/session.ts";
import { changeOf } from "../../app/suggestion.ts";
import type { Result } from "../../app/state.ts";
import type { BlamedCause, BlamedSuspect } from "../../app/view.ts";
import { paneWords } from "../words/index.ts";
import { Cells } from "./Cells.tsx";
import { FindingCard } from "./FindingCard.tsx";
import { Fold } from "./Fold.tsx";
import { IgnoreForm } from "./IgnoreForm.tsx";
import { useStop } from "./Walk.tsx";

interface Shown {
  readonly result: Pick<Result, "sheets" | "formulas">;
  readonly session: Session;
  readonly language: Language;
}

/** Of many equally good cells so many are named in the sentence. */
const MOST_NAMED = 3;

/** What ↑ ↓ go through in a cause, in order, folded or not. */
export function stopsOf({ id, best, others, explains }: BlamedCause): readonly string[] {
  const [lead, folded] = areTied(best) ? [[{ id }], best] : [best, []];
  return [...lead, ...explains, ...folded, ...others].map((one) => one.id);
}

/** A cause: the cell to blame, or several that may be, and under it what it explains. */
export function BlameCard({ blame, ...shown }: Shown & { readonly blame: BlamedCause }): ReactNode {
  const { session, language } = shown;
  const own = paneWords(language);
  const { best, others, explains } = blame;
  const [lead = blame.id] = stopsOf(blame);
  const { come, tabIndex } = useStop(lead);
  const [ignoring, setIgnoring] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setIgnoring(false);
    card.current?.querySelector<HTMLElement>("[data-stop]")?.focus();
  };
  const rows = (suspects: readonly BlamedSuspect[]): ReactNode =>
    suspects.map((suspect) => <SuspectRow key={suspect.id} suspect={suspect} {...shown} />);
  const tied = areTied(best);
  return (
    <div ref={card} className="card blame">
      {tied && <TiedRow id={blame.id} suspects={best} {...shown} />}
      {!tied && best.length > 1 && <p className="either">{own.eitherOf}</p>}
      {!tied && rows(best)}
      {ignoring && (
        <IgnoreForm
          findings={explains.map(({ finding }) => finding)}
          session={session}
          language={language}
          onClose={close}
        />
      )}
      <Fold
        title={own.explains(explains.length)}
        onFocus={come}
        action={
          !ignoring && (
            <Button
              size="small"
              appearance="subtle"
              className="ignore-all"
              tabIndex={tabIndex}
              onClick={() => setIgnoring(true)}
            >
              {own.ignoreAll}
            </Button>
          )
        }
      >
        <ul className="cards">
          {explains.map((entry) => (
            <FindingCard key={entry.id} entry={entry} session={session} language={language} />
          ))}
        </ul>
      </Fold>
      {tied && (
        <Fold title={own.oneByOne(best.length)} onFocus={come}>
          {rows(best)}
        </Fold>
      )}
      {others.length > 0 && (
        <Fold title={own.alternatives(others.length)} onFocus={come}>
          {rows(others)}
        </Fold>
      )}
    </div>
  );
}

/** Equally good answers, too many to be told one by one. */
function TiedRow({
  id,
  suspects,
  session,
  language,
}: Shown & { readonly id: string; readonly suspects: readonly BlamedSuspect[] }): ReactNode {
  const { stop, tabIndex, come } = useStop(id);
  const cells = suspects.flatMap((suspect) => suspect.cells);
  const [at] = cells;
  return (
    <div className="suspect-row" onFocus={come}>
      <p className="stands-in">{words(language).standsIn(suspects)}</p>
      <button type="button" className="say" {...stop} onClick={() => at && void session.show(at)}>
        <strong className="verdict suspect">{paneWords(language).suspectLabel}</strong>{" "}
        {words(language).oneOf(suspects.slice(0, MOST_NAMED), suspects.length)}
      </button>
      <div className="suspect-acts">
        <Cells cells={cells} tabIndex={tabIndex} session={session} language={language} />
      </div>
    </div>
  );
}

function SuspectRow({ suspect, result, session, language }: Shown & { readonly suspect: BlamedSuspect }): ReactNode {
  const own = paneWords(language);
  const { stop, tabIndex, come } = useStop(suspect.id);
  const at = suspect.cells[0] ?? suspect.table.at;
  const formula = result.formulas?.get(qualified(at));
  const change = changeOf(suspect, result);
  const apply = own.apply(grouped(suspect.likely?.best ?? ""));
  return (
    <div className="suspect-row" onFocus={come}>
      <p className="stands-in">{words(language).standsIn([suspect])}</p>
      <button type="button" className="say" {...stop} onClick={() => void session.show(at)}>
        <strong className="verdict suspect">{own.suspectLabel}</strong> {words(language).suspect(suspect)}
      </button>
      {formula !== undefined && <p className="either">{own.isFormula(formula)}</p>}
      <div className="suspect-acts">
        <Cells cells={suspect.cells} tabIndex={tabIndex} session={session} language={language} />
        {change !== undefined && (
          <Button
            size="small"
            className="apply"
            tabIndex={tabIndex}
            aria-label={`${apply} ${qualified(at)}`}
            onClick={() => void session.apply(suspect)}
          >
            {apply}
          </Button>
        )}
      </div>
    </div>
  );
}
