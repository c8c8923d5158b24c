import "./Desk.css";
import { Button } from "@fluentui/react-components";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { unitLines, unitRow, type UnitLine } from "../../app/desk/pages.ts";
import type { DeskFile } from "../../app/desk/file.ts";
import { deskWords } from "../../app/desk/words.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { Bench } from "../bench.ts";
import type { BenchWords } from "../words/words.ts";
import { openable, type FolderFile } from "./folder.ts";
import { deskTasks, runDesk } from "./run.ts";

/** More than this the command line is for. */
const MOST_FILES = 1000;
/** What a narrow table shows of a line of the report: result, unit, year, 不符, 存疑, not checked, where to look first. */
const SHOWN = [0, 1, 2, 5, 6, 9, 12];

/** Several files by units, the worst first: the same as the first page of the command line's summary. A click opens the workbook. */
export function Desk(props: {
  readonly own: BenchWords;
  readonly language: Language;
  readonly bench: Bench;
  readonly files: readonly FolderFile[];
  /** Reads the files once more, and checks them. */
  readonly again: () => void;
  /** For the sheet; the list stays as it is. */
  readonly leave: () => void;
}): ReactNode {
  const { own, language, bench, files, again, leave } = props;
  const tasks = useMemo(() => (files.length > MOST_FILES ? [] : deskTasks(files, language)), [files, language]);
  const [found, setFound] = useState<readonly DeskFile[]>([]);
  useEffect(() => {
    setFound([]);
    return runDesk(
      tasks,
      (refused) => own.news({ is: "refused", ...refused }),
      (_, file) => setFound((before) => [...before, file]),
    );
  }, [tasks, own]);
  const lines = useMemo(() => unitLines(found), [found]);
  const { units } = deskWords(language).columns;
  const open = ({ unit }: UnitLine): void => {
    const [first] = [...unit.files].sort((a, b) => b.file.unequal - a.file.unequal);
    const file = files.find(({ path }) => path === first?.file.file);
    if (file === undefined) return;
    leave();
    void bench.open(openable(file), { check: true });
  };
  return (
    <section className="desk" aria-label={own.desk.title}>
      <header>
        <h2>{own.desk.title}</h2>
        <p role="status">
          {files.length > MOST_FILES
            ? own.desk.tooMany(files.length)
            : tasks.length === 0
              ? own.desk.none
              : own.desk.done(found.length, tasks.length, lines.length)}
        </p>
        <Button disabledFocusable={found.length < tasks.length} onClick={again}>
          {own.desk.checkAgain}
        </Button>
        <Button appearance="primary" onClick={leave}>
          {own.desk.back}
        </Button>
      </header>
      <table>
        <thead>
          <tr>
            {SHOWN.map((column) => (
              <th key={column} scope="col">
                {units[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const cells = unitRow(line, language);
            const key = line.unit.files.map(({ file }) => file.file).join("|");
            return (
              <tr key={key} data-standing={line.standing}>
                {SHOWN.map((column) => (
                  <td key={column}>
                    {column === 1 ? (
                      <Button appearance="transparent" size="small" onClick={() => open(line)}>
                        {cells[column]}
                      </Button>
                    ) : (
                      cells[column]
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
