import "./Results.css";
import { Button, Select, ToggleButton } from "@fluentui/react-components";
import { lazy, Suspense, useState, type ReactNode } from "react";
import type { Report } from "../../core/report/finding.ts";
import type { Language } from "../../core/report/say/language.ts";
import { words } from "../../core/report/say/index.ts";
import type { FileAccess } from "../../app/port.ts";
import type { Session } from "../../app/session.ts";
import type { Balancing, Filter, Result } from "../../app/state.ts";
import { linesOf, type Entry, type TableEntries, type View } from "../../app/view.ts";
import { paneWords } from "../words/index.ts";
import { BlameCard, stopsOf } from "./BlameCard.tsx";
import { FindingCard } from "./FindingCard.tsx";
import { Fold, Lines } from "./Fold.tsx";
import { entryStops, SubjectCard } from "./SubjectCard.tsx";
import { Walk } from "./Walk.tsx";

/** Asked for by few, and comes with what settles them. */
const BalanceBox = lazy(() => import("./Balance.tsx").then((file) => ({ default: file.BalanceBox })));

/** So is what puts tables in 元 into 万元. */
const FillOffer = lazy(() => import("../fill/Fill.tsx").then((file) => ({ default: file.FillOffer })));

interface Shown {
  readonly session: Session;
  readonly language: Language;
}

/** All that a check has found, in the order in which it is to be looked at. */
export function Results(
  props: Shown & {
    readonly result: Result;
    readonly view: View;
    readonly filter: Filter;
    readonly balancing: Balancing | undefined;
    readonly files: FileAccess | undefined;
  },
): ReactNode {
  const { result, view, filter, balancing, files, session, language } = props;
  const own = paneWords(language);
  const shown = { session, language };
  return (
    <>
      {(view.summary.problems > 0 || filter.scope !== "all" || filter.table !== undefined) && (
        <FilterBar report={result.report} filter={filter} {...shown} />
      )}
      <div className="list" data-region="">
        <Problems result={result} view={view} {...shown} />
        {view.filtered > 0 && (
          <p className="filtered">
            {own.filtered(view.filtered)}
            <Button size="small" appearance="transparent" onClick={() => session.filter({ scope: "all" })}>
              {own.showAll}
            </Button>
          </p>
        )}
      </div>
      <div className="folds" data-region="">
        <Untried result={result} view={view} language={language} />
        <Folded title={own.hints} groups={[{ entries: view.hints }]} {...shown} />
        {balancing && (
          <Suspense>
            <BalanceBox balancing={balancing} {...shown} />
          </Suspense>
        )}
        <Folded
          title={own.roundings}
          groups={view.roundings}
          action={
            view.summary.unequal === 0 &&
            balancing === undefined && (
              <Button size="small" appearance="transparent" onClick={() => void session.balance.look()}>
                {own.balance.open}
              </Button>
            )
          }
          {...shown}
        />
        {files && result.report.tables.some(({ unit }) => unit === "元") && (
          <Suspense>
            <FillOffer files={files} language={language} />
          </Suspense>
        )}
        <Folded title={own.storedOnly} groups={[{ entries: view.storedOnly }]} {...shown} />
        <Ignored view={view} {...shown} />
      </div>
    </>
  );
}

/** Suspects first, then what no suspect explains, by table. */
function Problems({ result, view, ...shown }: Shown & { readonly result: Result; readonly view: View }): ReactNode {
  const own = paneWords(shown.language);
  const rest = view.groups.flatMap(({ entries }) => entries);
  const stops = [...view.blames.flatMap(stopsOf), ...view.groups.flatMap(({ entries }) => entryStops(entries))];
  if (stops.length === 0) return null;
  return (
    <Walk stops={stops}>
      {view.blames.length > 0 && (
        <section>
          <h2>{own.blames(view.blames.length)}</h2>
          <Paged all={view.blames} language={shown.language}>
            {(some) => some.map((blame) => <BlameCard key={blame.id} blame={blame} result={result} {...shown} />)}
          </Paged>
        </section>
      )}
      {rest.length > 0 && (
        <section>
          <h2>{own.problems(rest.length, view.blames.length > 0)}</h2>
          {view.unexplained.map(({ findings, cutOff }, i) => (
            <p key={i} className="unexplained">
              {words(shown.language).unexplained(findings, cutOff)}
            </p>
          ))}
          <Groups groups={view.groups} {...shown} />
        </section>
      )}
    </Walk>
  );
}

/** Findings under the names of their tables, where those are given. */
function Groups({ groups, ...shown }: Listed & { readonly groups: readonly Group[] }): ReactNode {
  const say = words(shown.language);
  return groups.map(({ table, entries }) => (
    <div key={table === undefined ? "" : `${table.sheet} ${table.at.row} ${table.at.column}`} className="group">
      {table !== undefined && <h3>{say.named(table)}</h3>}
      <Cards entries={entries} {...shown} />
    </div>
  ));
}

/** `brief`: each is a line until it is opened. */
type Listed = Shown & { readonly brief?: boolean };

function Cards({ entries, ...shown }: Listed & { readonly entries: readonly Entry[] }): ReactNode {
  return (
    <Paged all={linesOf(entries)} language={shown.language}>
      {(some) => (
        <ul className="cards">
          {some.map(({ id, entries: [entry, ...more] }) =>
            more.length > 0 ? (
              <SubjectCard key={id} id={id} entries={[entry, ...more]} {...shown} />
            ) : (
              <FindingCard key={id} entry={entry} {...shown} />
            ),
          )}
        </ul>
      )}
    </Paged>
  );
}

/** So many are shown at first; a table in the wrong unit has hundreds of findings. */
const MOST = 50;

function Paged<T>(props: {
  readonly all: readonly T[];
  readonly language: Language;
  readonly children: (some: readonly T[]) => ReactNode;
}): ReactNode {
  const { all, language, children } = props;
  const [most, setMost] = useState(MOST);
  return (
    <>
      {children(all.slice(0, most))}
      {all.length > most && (
        <Button size="small" className="more-findings" onClick={() => setMost(most + MOST)}>
          {paneWords(language).more(Math.min(MOST, all.length - most), all.length - most)}
        </Button>
      )}
    </>
  );
}

type Group = Pick<TableEntries, "entries"> & Partial<Pick<TableEntries, "table">>;

function Folded(
  props: Shown & {
    readonly title: (count: number) => string;
    readonly groups: readonly Group[];
    readonly action?: ReactNode;
  },
): ReactNode {
  const { title, groups, action, ...shown } = props;
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  if (count === 0) return null;
  return (
    <Fold title={title(count)} action={action}>
      <Walk stops={groups.flatMap(({ entries }) => entryStops(entries))}>
        <Groups groups={groups} brief {...shown} />
      </Walk>
    </Fold>
  );
}

function Untried(props: { readonly result: Result; readonly view: View; readonly language: Language }): ReactNode {
  const { view, language } = props;
  const { counts } = props.result.report;
  const own = paneWords(language);
  const say = words(language);
  if (counts.untried === 0) return null;
  return (
    <Fold title={own.untried(counts.untried)} open={view.summary.problems === 0}>
      <Lines
        lines={[
          ...view.lacking.map(({ form, why, rules }) => own.lacking(say.form(form), why, rules)),
          ...view.untried.map((one) => say.untried(one)),
        ]}
      />
    </Fold>
  );
}

function Ignored({ view, session, language }: Shown & { readonly view: View }): ReactNode {
  const own = paneWords(language);
  if (view.ignored.length === 0) return null;
  return (
    <Fold title={own.ignored(view.ignored.length)}>
      <Walk stops={view.ignored.map(({ id }) => id)}>
        <ul className="cards">
          {view.ignored.map((entry) => (
            <FindingCard key={entry.id} entry={entry} reason={entry.reason} session={session} language={language} />
          ))}
        </ul>
      </Walk>
    </Fold>
  );
}

const SCOPES = ["all", "表内", "表间"] as const;

function FilterBar({
  report,
  filter,
  session,
  language,
}: Shown & { readonly report: Report; readonly filter: Filter }): ReactNode {
  const own = paneWords(language);
  const say = words(language);
  const { table, ...others } = filter;
  return (
    <div className="filter" role="group" aria-label={own.filter} data-region="">
      <div className="scopes">
        {SCOPES.map((scope) => (
          <ToggleButton
            key={scope}
            size="small"
            checked={filter.scope === scope}
            onClick={() => session.filter({ ...filter, scope })}
          >
            {own.scopes[scope]}
          </ToggleButton>
        ))}
      </div>
      <Select
        size="small"
        className="table"
        aria-label={own.ofTable}
        value={table === undefined ? "" : String(report.tables.indexOf(table))}
        onChange={(_, { value }) => {
          const chosen = value === "" ? undefined : report.tables[Number(value)];
          session.filter(chosen === undefined ? others : { ...others, table: chosen });
        }}
      >
        <option value="">{own.allTables}</option>
        {report.tables.map((one, i) => (
          <option key={i} value={i}>
            {say.named(one)}
          </option>
        ))}
      </Select>
    </div>
  );
}
