import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { materialOf, type Material as Whole, type MaterialState } from "../../app/material.ts";
import type { FileAccess } from "../../app/port.ts";
import type { Session } from "../../app/session.ts";
import { checklistPage } from "../../core/publication/page.ts";
import { checklistWords } from "../../core/publication/say.ts";
import { proseWords } from "../../core/prose/say.ts";
import type { BookRole } from "../../core/prose/beside.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { SheetGrid } from "../../core/sheet/grid.ts";
import { WORDS_FORMS } from "../../core/writing/forms.ts";
import { writingWords } from "../../core/writing/say.ts";
import { CHANGE_GROUPS } from "../../core/years/changes.ts";
import { yearWords } from "../../core/years/say.ts";
import type { BookReport } from "../../core/years/compare.ts";
import type { GivenBook } from "../../core/years/book.ts";
import { newPublishedDocument } from "../../files/docx/document.ts";
import { wordsDocument } from "../../files/docx/write.ts";
import { DOCUMENT, readDocument } from "../../files/documents.ts";
import { publishedPage } from "../../files/html-document.ts";
import { pagesHtml } from "../../files/pages-html.ts";
import { asXlsx, readWorkbook } from "../../files/read.ts";
import { withLooks } from "../../files/xlsx/look.ts";
import { Cells } from "../parts/Cells.tsx";
import { Fold, Lines } from "../parts/Fold.tsx";
import { download, printPage } from "./save.ts";
import { materialWords } from "./words.ts";

interface Shown {
  readonly material: Whole;
  readonly state: MaterialState;
  readonly session: Session;
  readonly language: Language;
}

/** Everything that a unit publishes: the workbooks beside, the checklist, and what is written from the tables. */
export function Material(props: {
  readonly session: Session;
  readonly files: FileAccess | undefined;
  readonly language: Language;
}): ReactNode {
  const { session, files, language } = props;
  const own = materialWords(language);
  const material = materialOf(session.ground);
  const state = useSyncExternalStore(material.subscribe, material.state);
  const shown = { material, state, session, language };
  useEffect(() => void material.look(), [material]);
  return (
    <section className="material" data-region="" aria-label={own.title}>
      <h2>{own.title}</h2>
      <p className="hint">{own.intro}</p>
      <Beside book="last" {...shown} />
      <Beside book="budget" {...shown} />
      <div className="buttons">
        <Button size="small" disabledFocusable={state.busy} onClick={() => void material.look()}>
          {own.again}
        </Button>
        {state.busy && <span role="status">{own.busy}</span>}
      </div>
      {state.trouble !== undefined && <p role="alert">{own.failed(state.trouble.message)}</p>}
      <Checklist {...shown} />
      <Writing files={files} {...shown} />
    </section>
  );
}

/** A row for a workbook beside: brought by button or drop, with what it says. */
function Beside({ book, material, state, session, language }: Shown & { readonly book: BookRole }): ReactNode {
  const own = materialWords(language);
  const picker = useRef<HTMLInputElement>(null);
  const [unread, refuse] = useState<string>();
  const given = state.books.find((one) => one.book === book);
  const report = state.publication?.books.find((one) => one.book === book && one.name === given?.name);
  const tell = async (books: Promise<void>): Promise<void> => {
    await books;
    await session.prose.beside(material.state().books);
  };
  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    try {
      const read = await readBeside(file);
      refuse(undefined);
      await tell(material.bring(book, read));
    } catch {
      refuse(file.name);
    }
  };
  return (
    <div
      className="beside"
      role="group"
      aria-label={own.books[book]}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void open(event.dataTransfer.files[0]);
      }}
    >
      <div className="buttons">
        <strong>{own.books[book]}</strong>
        <Button size="small" title={own.drop} onClick={() => picker.current?.click()}>
          {given === undefined ? own.choose : own.change}
        </Button>
        {given !== undefined && (
          <Button size="small" appearance="subtle" onClick={() => void tell(material.bring(book))}>
            {own.remove}
          </Button>
        )}
      </div>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.xlsm,.xls,.et,.ods,.docx,.docm,.txt"
        hidden
        aria-label={own.books[book]}
        onChange={({ target }) => {
          void open(target.files?.[0]);
          target.value = "";
        }}
      />
      {unread !== undefined && <p role="alert">{own.unread(unread)}</p>}
      {report !== undefined && <BookSays report={report} session={session} language={language} />}
    </div>
  );
}

async function readBeside(file: File): Promise<Omit<GivenBook, "book">> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!DOCUMENT.test(file.name)) return { name: file.name, sheets: (await readWorkbook(bytes)).sheets };
  const { tables, lines } = readDocument(bytes);
  return { name: file.name, sheets: tables, lines };
}

function BookSays(props: {
  readonly report: BookReport;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const { report, session, language } = props;
  const own = materialWords(language);
  const say = yearWords(language);
  const { verdicts } = proseWords(language);
  const changed = report.changes.filter(({ sign }) => sign !== 0);
  return (
    <>
      <p>{say.heading(report)}</p>
      <Lines lines={[...say.notes(report), ...report.moved.map((moved) => say.moved(moved))]} />
      {report.trouble === undefined && (
        <Fold
          title={`${say.counts(report)}：${own.findings(report.findings.length)}`}
          open={report.findings.length > 0}
        >
          <ul className="lines">
            {report.findings.map((finding, i) => (
              <li key={i}>
                <strong className={`verdict ${finding.verdict}`}>
                  {finding.verdict === "unequal" ? verdicts.unequal : verdicts.doubtful}
                </strong>{" "}
                {say.finding(finding)}
                {finding.now.at !== undefined && (
                  <Cells cells={[finding.now.at]} tabIndex={0} session={session} language={language} />
                )}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {changed.length > 0 && (
        <Fold title={own.changes}>
          {CHANGE_GROUPS.map((group) => {
            const some = changed.filter((change) => change.group === group);
            return (
              some.length > 0 && (
                <div key={group}>
                  <h3>{say.groups[group]}</h3>
                  <ul className="lines">
                    {some.map((change, i) => (
                      <li key={i}>
                        {say.about(change)} {say.change(change)}
                        {change.at !== undefined && (
                          <Cells cells={[change.at]} tabIndex={0} session={session} language={language} />
                        )}
                      </li>
                    ))}
                  </ul>
                </div>
              )
            );
          })}
        </Fold>
      )}
    </>
  );
}

/** 公开检查清单 as a list, each with its places. */
function Checklist({ material, state, session, language }: Shown): ReactNode {
  const own = materialWords(language);
  const say = checklistWords(language);
  const { answers, dates } = state;
  if (answers === undefined) return undefined;
  const page = (): string => pagesHtml([checklistPage(material.names(), answers, language)], language);
  const date = (which: "approved" | "published"): ReactNode => (
    <Field label={own[which]} size="small">
      <Input
        size="small"
        type="date"
        value={dates[which] ?? ""}
        onChange={(_, { value }) => {
          const { [which]: __, ...others } = dates;
          void material.say({ dates: value === "" ? others : { ...others, [which]: value } });
        }}
      />
    </Field>
  );
  return (
    <Fold title={`${own.checklist}：${say.counts(answers)}`}>
      <ol className="checklist">
        {answers.map((answer) => (
          <li key={answer.item} className={`answer ${STATES[answer.state]}`}>
            <strong>{say.states[answer.state]}</strong> {say.items[answer.item]}：{say.answer(answer)}
            {answer.places.slice(0, 6).map((place) => (
              <Place key={place} place={place} session={session} language={language} />
            ))}
          </li>
        ))}
      </ol>
      <p className="hint">{say.note}</p>
      <div className="buttons">
        {date("approved")}
        {date("published")}
      </div>
      <div className="buttons">
        <Button size="small" onClick={() => void material.addChecklist(language)}>
          {own.asSheet}
        </Button>
        <Button size="small" onClick={() => printPage(page())}>
          {own.print}
        </Button>
        <Button size="small" onClick={() => download(`${own.names.checklist}.html`, page())}>
          {own.asPage}
        </Button>
      </div>
    </Fold>
  );
}

const STATES = { 有: "fine", 无: "trouble", 不适用: "plain", 要人看: "doubt" } as const;

/** Where something is: a cell leads there, a section of the words is named. */
function Place({
  place,
  session,
  language,
}: Pick<Shown, "session" | "language"> & { readonly place: string }): ReactNode {
  const match = /^(.{1,40})!([A-Z]{1,3})(\d{1,7})$/.exec(place);
  if (match === null) return <span className="place"> {place}</span>;
  const [, sheet = "", letters = "", row = ""] = match;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return <Cells cells={[{ sheet, row: Number(row) - 1, column }]} tabIndex={0} session={session} language={language} />;
}

/** The words and the whole document, and what is asked for them. */
function Writing({ files, material, state, language }: Shown & { readonly files: FileAccess | undefined }): ReactNode {
  const own = materialWords(language);
  const say = writingWords(language);
  const [said, tell] = useState<string>();
  const { publication, words, wishes } = state;
  if (publication?.main === undefined) return undefined;
  const { kind } = publication.main;
  const save = async (name: string, make: () => Promise<Uint8Array | string | undefined>): Promise<void> => {
    try {
      const content = await make();
      if (content === undefined) return;
      download(name, content);
      tell(own.saved(name));
    } catch (error) {
      tell(own.failed(String(error)));
    }
  };
  const made = async (): Promise<ReturnType<Whole["document"]>> => {
    await material.look((sheets) => dressed(sheets, files));
    return material.document();
  };
  return (
    <Fold title={own.writing}>
      <p className="hint">{material.canWrite() ? own.writingIntro : own.noForm}</p>
      <div className="buttons">
        <Field label={own.form} size="small">
          <Select
            size="small"
            value={wishes.form ?? ""}
            onChange={(_, { value }) => {
              const { form: __, ...others } = wishes;
              void material.say({ wishes: value === "" ? others : { ...others, form: value } });
            }}
          >
            <option value="">{own.auto}</option>
            {WORDS_FORMS.filter((form) => form.kind === kind).map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
        <Field label={own.self} size="small">
          <Input
            size="small"
            placeholder="本单位"
            value={wishes.self ?? ""}
            onChange={(_, { value }) => {
              const { self: __, ...others } = wishes;
              void material.say({ wishes: value.trim() === "" ? others : { ...others, self: value } });
            }}
          />
        </Field>
      </div>
      {words !== undefined && (
        <>
          <p role="status">{say.missing(words.missing.length, words.asked.length)}</p>
          <Lines lines={words.missing.slice(0, 12).map(({ asks }) => asks)} />
          <div className="buttons">
            <Button size="small" onClick={() => void material.addQuestions(language)}>
              {own.questions}
            </Button>
            <Button size="small" onClick={() => void material.addWords(language)}>
              {own.formulas}
            </Button>
            <Button
              size="small"
              onClick={() =>
                void save(`${own.names.words}.docx`, async () => {
                  await material.look();
                  const now = material.state().words;
                  return now && wordsDocument(now);
                })
              }
            >
              {own.words}
            </Button>
            <Button
              size="small"
              onClick={() =>
                void save(`${own.names.document}.docx`, async () => {
                  const document = await made();
                  return document && newPublishedDocument(document);
                })
              }
            >
              {own.document}
            </Button>
            <Button
              size="small"
              onClick={() =>
                void save(`${own.names.document}.html`, async () => {
                  const document = await made();
                  return document && publishedPage(document);
                })
              }
            >
              {own.documentPage}
            </Button>
          </div>
        </>
      )}
      {said !== undefined && <p role="status">{said}</p>}
    </Fold>
  );
}

/** Sheets with their looks; without, where the host hands no file over. */
async function dressed(sheets: readonly SheetGrid[], files: FileAccess | undefined): Promise<readonly SheetGrid[]> {
  if (files === undefined) return sheets;
  try {
    return await withLooks(await asXlsx(await files.bytes()), sheets);
  } catch {
    return sheets;
  }
}
