import { useMemo, type ReactNode } from "react";
import type { FileAccess } from "../../app/port.ts";
import type { Session } from "../../app/session.ts";
import { isEmpty } from "../../app/sheets.ts";
import type { PaneState, Result } from "../../app/state.ts";
import { viewOf } from "../../app/view.ts";
import type { Language } from "../../core/report/say/language.ts";
import { reportPageWords } from "../../app/words/index.ts";
import { paneWords } from "../words/index.ts";
import { EvidenceBox } from "./EvidenceBox.tsx";
import { Head } from "./Head.tsx";
import { NoticeBox } from "./NoticeBox.tsx";
import { Results } from "./Results.tsx";
import { Tables } from "./Tables.tsx";

/** What the last check has given: the verdict, the findings, what speaks for the selected figure, and the tables. */
export function Checked(props: {
  readonly last: Result;
  readonly state: PaneState;
  readonly session: Session;
  readonly files: FileAccess | undefined;
  readonly language: Language;
}): ReactNode {
  const { last, state, session, files, language } = props;
  const own = paneWords(language);
  const { phase, notes, filter } = state;
  const view = useMemo(() => viewOf(last.report, notes.ignored, filter), [last, notes, filter]);
  const said = { session, language };
  return (
    <>
      {last.report.tables.length === 0 ? (
        <NoticeBox kind="plain" notice={isEmpty(last.sheets) ? own.emptyWorkbook : own.noTable} />
      ) : (
        <>
          <Head result={last} view={view} checking={phase.is === "checking"} {...said} />
          <Results result={last} view={view} filter={filter} balancing={state.balancing} files={files} {...said} />
          {session.untold.map((one) => (
            <p key={one} className="not-seen">
              {reportPageWords(language).untold[one]}
            </p>
          ))}
          <EvidenceBox evidence={state.evidence} ticks={state.ticks} {...said} />
        </>
      )}
      {!isEmpty(last.sheets) && <Tables report={last.report} notes={notes} {...said} />}
    </>
  );
}
