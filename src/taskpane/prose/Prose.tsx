import "./Prose.css";
import { Button, Checkbox, Field, Select, Textarea } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { FileAccess } from "../../app/port.ts";
import type { Session } from "../../app/session.ts";
import type { PaneState, WordsDesk } from "../../app/state.ts";
import { countsOf } from "../../core/prose/claim.ts";
import { proseWords } from "../../core/prose/say.ts";
import type { Language } from "../../core/report/say/language.ts";
import { qualified } from "../../core/sheet/grid.ts";
import { readDocument } from "../../files/documents.ts";
import { FileTrouble } from "../../files/refusals.ts";
import { Fold } from "../parts/Fold.tsx";
import { Box } from "../parts/NoticeBox.tsx";
import { Walk } from "../parts/Walk.tsx";
import { Detail } from "./Detail.tsx";
import { isProblem, itemsOf, quoting, type Item } from "./items.ts";
import { Text } from "./Text.tsx";
import { tabWords, type Unread } from "./words.ts";

/** Everything that is published: only who opens it waits for it. */
const Material = lazy(async () => ({ default: (await import("../material/Material.tsx")).Material }));

interface Shown {
  readonly state: PaneState;
  readonly session: Session;
  readonly files: FileAccess | undefined;
  readonly language: Language;
}

/** The tab 说明: words are brought, and shown with what was found of each figure. */
export function Prose({ state, session, files, language }: Shown): ReactNode {
  const { prose } = state;
  const own = tabWords(language);
  const [unread, refuse] = useState<Unread>();
  useEffect(() => void session.prose.look(), [session]);
  useEffect(() => session.prose.stand(), [session]);

  async function open(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    try {
      const { lines, tables, notices } = readDocument(new Uint8Array(await file.arrayBuffer()));
      refuse(undefined);
      await session.prose.take({ name: file.name, lines, tables, notices });
    } catch (error) {
      refuse(unreadOf(error));
    }
  }

  return (
    <div
      className="prose"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        // Not to be opened as a workbook.
        event.preventDefault();
        event.stopPropagation();
      }}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        void open(event.dataTransfer.files[0]);
      }}
    >
      {unread !== undefined && (
        <div role="alert">
          <Box tone="trouble" title={own.unread[unread]} />
        </div>
      )}
      {prose.report === undefined ? (
        <Bring prose={prose} session={session} language={language} open={(file) => void open(file)} />
      ) : (
        <Read prose={prose} session={session} language={language} />
      )}
      {prose.busy && <p role="status">{own.busy}</p>}
      <Fold title={own.material}>
        <Suspense fallback={<p role="status">{own.opening}</p>}>
          <Material session={session} files={files} language={language} />
        </Suspense>
      </Fold>
    </div>
  );
}

function unreadOf(error: unknown): Unread {
  const code = error instanceof FileTrouble ? error.code : "damaged";
  return code === "old-document" || code === "not-a-document" || code === "encrypted" || code === "too-large"
    ? code
    : "damaged";
}

/** Where words come from: a file, what is pasted, a sheet. */
function Bring({
  prose,
  session,
  language,
  open,
}: {
  readonly prose: WordsDesk;
  readonly session: Session;
  readonly language: Language;
  readonly open: (file: File | undefined) => void;
}): ReactNode {
  const own = tabWords(language);
  const picker = useRef<HTMLInputElement>(null);
  const [pasting, paste] = useState<string>();
  const { sheets = [] } = prose;
  return (
    <section className="bring" data-region="" aria-label={own.welcome}>
      <h2>{own.welcome}</h2>
      <ol>
        {own.intro.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <div className="buttons">
        <Button appearance="primary" className="open-words" onClick={() => picker.current?.click()}>
          {own.open}
        </Button>
        <Button className="paste-words" onClick={() => paste("")}>
          {own.paste}
        </Button>
      </div>
      <p className="hint">{own.drop}</p>
      <input
        ref={picker}
        type="file"
        accept=".docx,.docm,.txt,.md"
        hidden
        aria-label={own.open}
        onChange={({ target }) => {
          open(target.files?.[0]);
          // The same file, corrected, is to be taken again.
          target.value = "";
        }}
      />
      {sheets.length > 0 && (
        <Field label={own.sheet} size="small">
          <Select
            size="small"
            value=""
            onChange={(_, { value }) => {
              if (value !== "") void session.prose.takeSheet(value);
            }}
          >
            <option value="">{own.noSheet}</option>
            {sheets.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
      )}
      {pasting !== undefined && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void session.prose.take({ name: own.pasted, lines: pasting.split(/\r\n?|\n/), notices: [] });
          }}
        >
          <Field label={own.pasteLabel} size="small">
            <Textarea autoFocus rows={10} value={pasting} onChange={(_, { value }) => paste(value)} />
          </Field>
          <div className="buttons">
            <Button type="submit" appearance="primary" disabledFocusable={pasting.trim() === ""}>
              {own.usePasted}
            </Button>
            <Button onClick={() => paste(undefined)}>{own.cancel}</Button>
          </div>
        </form>
      )}
    </section>
  );
}

/** The words with their figures, and what can be done with the one at hand. */
function Read({
  prose,
  session,
  language,
}: {
  readonly prose: WordsDesk;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const own = tabWords(language);
  const say = proseWords(language);
  const { report, words, stale, at, busy } = prose;
  const [chosen, choose] = useState<string>();
  const [narrow, setNarrow] = useState(false);
  const items = useMemo(() => (report === undefined ? [] : itemsOf(report)), [report]);
  const problems = useMemo(() => items.filter(({ look }) => isProblem(look)), [items]);
  const quoted = useMemo(() => (at === undefined ? [] : quoting(items, at)), [items, at]);
  const text = useRef<HTMLElement>(null);
  const [first] = quoted;
  useEffect(() => {
    if (first !== undefined) stopIn(text.current, first.id)?.scrollIntoView({ block: "nearest" });
  }, [first]);
  // What is said of it comes over the words.
  useEffect(() => {
    if (chosen !== undefined) stopIn(text.current, chosen)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  if (report === undefined || words === undefined) return undefined;
  const item = items.find(({ id }) => id === chosen);
  const here = problems.findIndex(({ id }) => id === chosen);

  function go(to: Item | undefined): void {
    if (to === undefined) return;
    choose(to.id);
    stopIn(text.current, to.id)?.focus();
  }

  /** The next problem in this direction from the figure at hand, and round. */
  function step(by: 1 | -1): Item | undefined {
    const from = items.findIndex(({ id }) => id === chosen);
    const others = by > 0 ? problems : [...problems].reverse();
    const rank = (one: Item): number => items.indexOf(one);
    return others.find((one) => (by > 0 ? rank(one) > from : from === -1 || rank(one) < from)) ?? others[0];
  }

  return (
    <>
      <section className="prose-head" data-region="" aria-label={say.heading(report.name)}>
        <h2>{say.heading(report.name)}</h2>
        <p className="counts">{say.counts(countsOf(report.claims))}</p>
        {words.notices.map((notice) => (
          <p key={notice} className="hint">
            {say.notice(notice)}
          </p>
        ))}
        {stale && (
          <p role="status" className="stale">
            {own.stale}
          </p>
        )}
        <div className="buttons">
          {stale && (
            <Button size="small" disabledFocusable={busy} onClick={() => void session.prose.look()}>
              {own.again}
            </Button>
          )}
          <Button size="small" disabledFocusable={problems.length === 0} onClick={() => go(step(-1))}>
            {own.before}
          </Button>
          <Button size="small" disabledFocusable={problems.length === 0} onClick={() => go(step(1))}>
            {own.after}
          </Button>
          <span role="status">{problems.length === 0 ? own.noProblem : own.progress(here + 1, problems.length)}</span>
          <Button size="small" appearance="subtle" onClick={() => session.prose.leave()}>
            {own.leave}
          </Button>
        </div>
        <Checkbox
          label={own.onlyProblems}
          checked={narrow}
          onChange={(_, { checked }) => setNarrow(checked === true)}
        />
        {at !== undefined && <p className="quotes">{own.quotes(qualified(at), quoted.length)}</p>}
      </section>
      <section ref={text} className="prose-text" data-region="" aria-label={own.text}>
        <Walk stops={items.map(({ id }) => id)}>
          <Text
            lines={words.lines}
            items={items}
            quoted={new Set(quoted.map(({ id }) => id))}
            chosen={chosen}
            narrow={narrow}
            language={language}
            choose={(one) => {
              choose(one.id);
              const [cell] = one.claim?.cells ?? [];
              if (cell !== undefined) void session.show(cell);
            }}
          />
        </Walk>
      </section>
      {item !== undefined && <Detail item={item} report={report} session={session} language={language} />}
    </>
  );
}

function stopIn(text: HTMLElement | null, id: string): HTMLElement | undefined {
  return [...(text?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])].find((stop) => stop.dataset["stop"] === id);
}
