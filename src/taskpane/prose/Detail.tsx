import "./Detail.css";
import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ReactNode } from "react";
import type { Session } from "../../app/session.ts";
import type { WordsReport } from "../../core/prose/check-words.ts";
import { mendedSentence } from "../../core/prose/mend.ts";
import { proseWords } from "../../core/prose/say.ts";
import type { Language } from "../../core/report/say/language.ts";
import { Cells } from "../parts/Cells.tsx";
import type { Item } from "./items.ts";
import { tabWords } from "./words.ts";

/** The figure at hand: what it is about, what was found, its cells, and the sentence put right. */
export function Detail({
  item,
  report,
  session,
  language,
}: {
  readonly item: Item;
  readonly report: WordsReport;
  readonly session: Session;
  readonly language: Language;
}): ReactNode {
  const own = tabWords(language);
  const say = proseWords(language);
  const { claim, remarks } = item;
  const [copied, setCopied] = useState<boolean>();
  const mended = claim === undefined ? undefined : mendedSentence(report.claims, claim);
  useEffect(() => setCopied(undefined), [item]);
  const copy = (text: string): void =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <aside className="figure-detail" data-region="" aria-label={own.detail} aria-live="polite">
      {claim !== undefined && (
        <p>
          <strong className={`verdict ${claim.verdict}`}>{say.verdicts[claim.verdict]}</strong> {claim.text}：
          {say.claim(claim)}
        </p>
      )}
      {claim !== undefined && say.about(claim) !== "" && <p className="hint">{say.about(claim)}</p>}
      {remarks.map((remark) => (
        <p key={`${remark.kind} ${remark.from}`}>
          <strong className={`verdict ${remark.hint ? "hint" : "unequal"}`}>
            {remark.hint ? say.hint : say.verdicts.unequal}
          </strong>{" "}
          {remark.text}：{say.remark(remark)}
        </p>
      ))}
      {claim !== undefined && <Cells cells={claim.cells} tabIndex={0} session={session} language={language} />}
      {mended !== undefined && (
        <div className="mended">
          <p>{mended}</p>
          <Button size="small" onClick={() => copy(mended)}>
            {own.copy}
          </Button>
          {copied !== undefined && <span role="status">{copied ? own.copied : own.notCopied}</span>}
        </div>
      )}
    </aside>
  );
}
