import "./SubjectFinder.css";
import { Button, Input } from "@fluentui/react-components";
import { Search16Regular } from "@fluentui/react-icons/svg/search";
import { useDeferredValue, useId, useMemo, useState, type KeyboardEvent, type ReactNode } from "react";
import { typedText } from "../../core/sheet/change.ts";
import { formulaIn } from "../../functions/examples.ts";
import type { Overlay } from "../../functions/overlay.ts";
import {
  attested,
  CHARTS,
  codesUsed,
  EDITION,
  pathAbove,
  rootRows,
  rowsBelow,
  rowsFound,
  type SubjectRow,
} from "../../app/subjects.ts";
import { lastOf } from "../../app/state.ts";
import { paneWords } from "../words/index.ts";
import { Fold } from "./Fold.tsx";
import { namespace, type Desked } from "./desked.ts";
import { closeByEscape } from "./keys.ts";
import { useStop, Walk } from "./Walk.tsx";

/** So many of what is found are listed at first, and with each 再显示. */
const PAGE = 20;

interface Shown extends Desked {
  readonly overlay: Overlay | undefined;
}

/** 查科目: by code or words; without any, the charts as trees. */
export function SubjectFinder(props: Desked): ReactNode {
  const { subjects } = props.state.desk;
  const own = paneWords(props.language).desk;
  const [words, setWords] = useState("");
  const [limit, setLimit] = useState(PAGE);
  const asked = useDeferredValue(words.trim());
  const hint = useId();
  const shown: Shown = { ...props, overlay: subjects.is === "loaded" ? subjects.overlay : undefined };
  const { overlay } = shown;
  const sheets = lastOf(props.state)?.sheets;
  const used = useMemo(() => codesUsed(sheets ?? []), [sheets]);
  const rows = useMemo(
    () => (asked === "" ? [] : rowsFound(asked, overlay, limit + 1, used)),
    [asked, overlay, limit, used],
  );
  const some = rows.slice(0, limit);
  return (
    <section className="finder" data-region="">
      <Input
        className="search"
        type="search"
        value={words}
        aria-label={own.search}
        aria-describedby={hint}
        placeholder={own.search}
        contentBefore={<Search16Regular aria-hidden />}
        onKeyDown={words === "" ? undefined : closeByEscape(() => setWords(""))}
        onChange={(_, { value }) => {
          setWords(value);
          setLimit(PAGE);
        }}
      />
      <p id={hint} className="hint" role="status">
        {asked === "" ? own.edition(EDITION) : own.found(some.length, rows.length > limit)}
      </p>
      {asked === "" ? (
        <Charts {...shown} />
      ) : (
        <Rows rows={some} withPath {...shown}>
          {rows.length > limit && (
            <Button size="small" className="more-rows" onClick={() => setLimit(limit + PAGE)}>
              {own.moreRows}
            </Button>
          )}
        </Rows>
      )}
    </section>
  );
}

function Charts(props: Shown): ReactNode {
  const own = paneWords(props.language).desk;
  return (
    <div className="folds charts">
      {CHARTS.map((chart) => (
        <Fold key={chart} title={own.charts[chart]}>
          <Rows rows={rootRows(chart, props.overlay)} {...props} />
        </Fold>
      ))}
    </div>
  );
}

/** A list of 科目 that ↑ ↓ walk through, with all that is opened below them. */
function Rows({
  rows,
  withPath = false,
  children: after,
  ...shown
}: Shown & {
  readonly rows: readonly SubjectRow[];
  readonly withPath?: boolean;
  readonly children?: ReactNode;
}): ReactNode {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string, to: boolean): void => {
    const next = new Set(open);
    if (to) next.add(id);
    else next.delete(id);
    setOpen(next);
  };
  const tree: Tree = { open, toggle, withPath, shown };
  return (
    <Walk stops={stopsOf(rows, "", tree)}>
      <List rows={rows} above="" tree={tree} />
      {after}
    </Walk>
  );
}

interface Tree {
  readonly open: ReadonlySet<string>;
  readonly toggle: (id: string, open: boolean) => void;
  readonly withPath: boolean;
  readonly shown: Shown;
}

/** A code may be found and stand below another that is found: a row is known by the rows above it. */
function idOf(above: string, { code }: SubjectRow): string {
  return `${above}/${code}`;
}

function stopsOf(rows: readonly SubjectRow[], above: string, tree: Tree): string[] {
  return rows.flatMap((row) => {
    const id = idOf(above, row);
    return [id, ...(tree.open.has(id) ? stopsOf(rowsBelow(row.code, tree.shown.overlay), id, tree) : [])];
  });
}

function List({
  rows,
  above,
  tree,
}: {
  readonly rows: readonly SubjectRow[];
  readonly above: string;
  readonly tree: Tree;
}): ReactNode {
  return (
    <ul className="subjects">
      {rows.map((row) => (
        <Row key={row.code} row={row} id={idOf(above, row)} isTop={above === ""} tree={tree} />
      ))}
    </ul>
  );
}

function Row(props: {
  readonly row: SubjectRow;
  readonly id: string;
  readonly isTop: boolean;
  readonly tree: Tree;
}): ReactNode {
  const { row, id, tree } = props;
  const { overlay, language } = tree.shown;
  const own = paneWords(language).desk;
  const { stop, tabIndex, come } = useStop(id);
  const open = tree.open.has(id);
  const path = tree.withPath && props.isTop ? pathAbove(row, overlay) : "";

  /** → opens, ← closes, as in any tree. */
  function fold(event: KeyboardEvent): void {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    tree.toggle(id, event.key === "ArrowRight");
  }

  return (
    <li>
      <button
        type="button"
        className="subject"
        aria-expanded={open}
        {...stop}
        onKeyDown={fold}
        onClick={() => tree.toggle(id, !open)}
      >
        <span className="code">{row.code}</span> <span className="subject-name">{row.name}</span>
        {row.fromTable && <span className="tag">{own.fromTable}</span>}
        {row.subject !== undefined && !attested(row.subject) && <span className="tag">{own.unattested}</span>}
        {path !== "" && <span className="path">{path}</span>}
      </button>
      {open && (
        <div className="subject-body">
          <div className="subject-details" onFocus={come}>
            <Details row={row} shown={tree.shown} tabIndex={tabIndex} />
          </div>
          <List rows={rowsBelow(row.code, overlay)} above={id} tree={tree} />
        </div>
      )}
    </li>
  );
}

function Details(props: { readonly row: SubjectRow; readonly shown: Shown; readonly tabIndex: number }): ReactNode {
  const { row, tabIndex } = props;
  const { session, language, names } = props.shown;
  const own = paneWords(language).desk;
  const insert = (label: string, text: string): ReactNode => (
    <Button size="small" tabIndex={tabIndex} onClick={() => void session.desk.insert(text)}>
      {label}
    </Button>
  );
  return (
    <>
      {own.about(row).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div className="buttons">
        {insert(own.insertName, typedText(row.name))}
        {insert(own.insertCode, typedText(row.code))}
        {insert(own.insertFormula, formulaIn(`=SUBJECT_NAME(${row.code})`, names, namespace()))}
        {/^[23]/.test(row.code) && (
          <Button
            size="small"
            className="insert-row"
            tabIndex={tabIndex}
            onClick={() => void session.desk.insertRow(row.code)}
          >
            {own.insertRow}
          </Button>
        )}
      </div>
    </>
  );
}
