import { Button } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { Overlay } from "../../functions/overlay.ts";
import { paneWords } from "../words/index.ts";
import type { Desked } from "./desked.ts";

/** So many conflicts are listed at first, and with each 再显示. */
const PAGE = 50;

/** 科目表: whether the workbook has one, what it changes, and what is odd about it. */
export function SubjectTable({ state, session, language }: Desked): ReactNode {
  const own = paneWords(language).desk;
  const { subjects } = state.desk;
  const isPicked = state.notes.subjects !== undefined;
  return (
    <div className="subject-table">
      <p>{own.subjects(subjects)}</p>
      {subjects.is === "loaded" && subjects.overlay.conflicts.length > 0 && (
        <Conflicts overlay={subjects.overlay} session={session} language={language} />
      )}
      <p className="hint">{own.tableHow}</p>
      <div className="buttons">
        <Button size="small" className="pick" onClick={() => void session.desk.pick()}>
          {own.pick}
        </Button>
        <Button size="small" className="reread" onClick={() => void session.desk.look()}>
          {own.reread}
        </Button>
        {isPicked && (
          <Button size="small" className="forget" onClick={() => void session.desk.forget()}>
            {own.forget}
          </Button>
        )}
      </div>
    </div>
  );
}

function Conflicts({
  overlay: { conflicts },
  session,
  language,
}: Pick<Desked, "session" | "language"> & { readonly overlay: Overlay }): ReactNode {
  const own = paneWords(language).desk;
  const [limit, setLimit] = useState(PAGE);
  return (
    <>
      <h3>{own.conflicts(conflicts.length)}</h3>
      <ul className="lines conflicts">
        {conflicts.slice(0, limit).map((conflict, i) => (
          <li key={i}>
            <button type="button" className="link" onClick={() => void session.show(conflict.at)}>
              {own.conflict(conflict)}
            </button>
          </li>
        ))}
      </ul>
      {conflicts.length > limit && (
        <Button size="small" onClick={() => setLimit(limit + PAGE)}>
          {own.moreRows}
        </Button>
      )}
    </>
  );
}
