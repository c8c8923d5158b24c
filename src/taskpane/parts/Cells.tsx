import "./Cells.css";
import { useState, type ReactNode } from "react";
import { a1, qualified, type CellAddress } from "../../core/sheet/grid.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { Session } from "../../app/session.ts";
import { paneWords } from "../words/index.ts";

/** So many cells are shown at once. */
const MOST = 6;

/** Cells, each a way to go there; the sheet is named where it changes. */
export function Cells(props: {
  readonly cells: readonly CellAddress[];
  readonly tabIndex: number;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const { cells, tabIndex, session, language } = props;
  const own = paneWords(language);
  const [all, setAll] = useState(false);
  // One left over would take no more room than what stands for it.
  const shown = all || cells.length <= MOST + 1 ? cells : cells.slice(0, MOST);
  return (
    <span className="cells">
      {shown.map((at, i) => (
        <button
          key={qualified(at)}
          type="button"
          className="cell"
          tabIndex={tabIndex}
          aria-label={own.goTo(qualified(at))}
          onClick={() => void session.show(at)}
        >
          {at.sheet === shown[i - 1]?.sheet ? a1(at.row, at.column) : qualified(at)}
        </button>
      ))}
      {shown.length < cells.length && (
        <button type="button" className="cell more" tabIndex={tabIndex} onClick={() => setAll(true)}>
          {own.moreCells(cells.length - shown.length)}
        </button>
      )}
    </span>
  );
}
