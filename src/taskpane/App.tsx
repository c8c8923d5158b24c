import { useState, type ReactNode } from "react";
import { check } from "../core/check.ts";
import { isHint, verdictOf, type Finding, type Report } from "../core/finding.ts";
import { qualified, type CellAddress, type SheetGrid } from "../core/grid.ts";
import { words, type Language } from "../core/say.ts";
import { viewOf } from "./view.ts";
import { paneWords } from "./words.ts";

/** All that the pane asks of whoever holds the workbook. */
export interface PaneWorkbook {
  read(): Promise<readonly SheetGrid[]>;
  show(at: CellAddress): Promise<void>;
}

type State =
  | { readonly is: "ready" | "reading" }
  | { readonly is: "done"; readonly report: Report; readonly notShown?: CellAddress }
  | { readonly is: "failed"; readonly error: { readonly code?: string; readonly message: string } };

export function App({
  workbook,
  language,
}: {
  readonly workbook: PaneWorkbook;
  readonly language: Language;
}): ReactNode {
  const [state, setState] = useState<State>({ is: "ready" });
  const own = paneWords(language);
  const reading = state.is === "reading";

  async function review(): Promise<void> {
    if (reading) return;
    setState({ is: "reading" });
    try {
      setState({ is: "done", report: check(await workbook.read()) });
    } catch (error) {
      setState({ is: "failed", error: reasonOf(error) });
    }
  }

  async function show(report: Report, at: CellAddress): Promise<void> {
    try {
      await workbook.show(at);
      setState({ is: "done", report });
    } catch {
      setState({ is: "done", report, notShown: at });
    }
  }

  return (
    <main>
      {/* It keeps the focus while the workbook is read, so it is not disabled. */}
      <button type="button" className="check" aria-disabled={reading} onClick={() => void review()}>
        {reading ? own.checking : own.check}
      </button>
      <div role="status">
        {state.is === "done" && <Head report={state.report} language={language} />}
        {state.is === "done" && state.notShown && <p className="trouble">{own.notShown(qualified(state.notShown))}</p>}
        {state.is === "failed" && <p className="trouble">{own.unreadable(state.error)}</p>}
      </div>
      {state.is === "ready" && (
        <>
          <p>{own.intro}</p>
          <p className="quiet">{own.privacy}</p>
        </>
      )}
      {state.is === "done" && (
        <Results report={state.report} language={language} onShow={(at) => void show(state.report, at)} />
      )}
    </main>
  );
}

function Head({ report, language }: { readonly report: Report; readonly language: Language }): ReactNode {
  const own = paneWords(language);
  if (report.tables.length === 0) return <p className="trouble">{own.noTable}</p>;
  const { standing } = viewOf(report);
  return (
    <>
      <p className={standing === "fine" ? "head fine" : "head"}>{words(language).head(report.counts)}</p>
      {standing === "fine" && <p className="fine">✓ {own.fine}</p>}
      {standing === "nothing-tried" && <p>{own.nothingTried}</p>}
    </>
  );
}

interface Shown {
  readonly language: Language;
  readonly onShow: (at: CellAddress) => void;
}

function Results({ report, ...shown }: Shown & { readonly report: Report }): ReactNode {
  const say = words(shown.language);
  const own = paneWords(shown.language);
  const { problems, hints, roundings, storedOnly, untried, missing } = viewOf(report);
  return (
    <>
      {problems.length > 0 && (
        <section>
          <h2>{own.problems(problems.length)}</h2>
          <Findings findings={problems} {...shown} />
        </section>
      )}
      {report.counts.untried > 0 && (
        <Section title={own.untried(report.counts.untried)} open>
          <Lines
            lines={[
              ...missing.map(({ form, rules }) => own.missingTable(say.form(form), rules)),
              ...untried.map((one) => say.untried(one)),
            ]}
          />
        </Section>
      )}
      {report.strays.length > 0 && (
        <Section title={own.strays(report.strays.length)} open>
          <Lines lines={report.strays.map((stray) => say.stray(stray))} />
        </Section>
      )}
      {[
        { title: own.hints, findings: hints },
        { title: own.roundings, findings: roundings },
        { title: own.storedOnly, findings: storedOnly },
      ].map(
        ({ title, findings }) =>
          findings.length > 0 && (
            <Section key={title(0)} title={title(findings.length)}>
              <Findings findings={findings} {...shown} />
            </Section>
          ),
      )}
      {report.tables.length > 0 && (
        <Section title={own.recognised(report.tables.length)}>
          {report.sets.map((set, index) => {
            const tables = report.tables.filter((table) => table.set === index);
            return (
              <div key={index}>
                <p>{say.set(set, tables.length)}</p>
                <Lines lines={tables.map((table) => say.table(table))} />
              </div>
            );
          })}
        </Section>
      )}
    </>
  );
}

function Section(props: { readonly title: string; readonly open?: boolean; readonly children: ReactNode }): ReactNode {
  return (
    <details open={props.open}>
      {/* In Excel on the web, office.js lets Tab reach only what it knows to be tabbable, and a bare summary is not. */}
      <summary tabIndex={0}>{props.title}</summary>
      {props.children}
    </details>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <ul>
      {lines.map((line, i) => (
        <li key={i}>{line}</li>
      ))}
    </ul>
  );
}

function Findings({ findings, language, onShow }: Shown & { readonly findings: readonly Finding[] }): ReactNode {
  const say = words(language);
  const own = paneWords(language);
  return (
    <ul className="findings">
      {findings.map((finding, i) => {
        const at = finding.cells[0] ?? finding.table.at;
        return (
          <li key={i}>
            <button type="button" onClick={() => onShow(at)}>
              <strong className={isHint(finding) ? "hint" : verdictOf(finding)}>{say.verdict(finding)}</strong>{" "}
              {say.finding(finding)} <span className="cells">{own.cells(qualified(at), finding.cells.length)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Errors of Excel have a code; all have something to say. */
function reasonOf(error: unknown): { readonly code?: string; readonly message: string } {
  const message = error instanceof Error ? error.message : String(error);
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? { code, message } : { message };
}
