import "./IgnoreForm.css";
import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { Finding } from "../../core/report/finding.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { Session } from "../../app/session.ts";
import { paneWords } from "../words/index.ts";
import { closeByEscape } from "./keys.ts";

/** Longer than any reason; what is kept in a file should stay small. */
const LONGEST = 200;

/** Asks for the reason, and says where it will be kept. */
export function IgnoreForm(props: {
  readonly findings: readonly Finding[];
  readonly session: Session;
  readonly language: Language;
  readonly onClose: () => void;
}): ReactNode {
  const { findings, session, language, onClose } = props;
  const own = paneWords(language);
  const [reason, setReason] = useState("");
  const ready = reason.trim() !== "";
  return (
    <form
      className="ignore-form"
      onKeyDown={closeByEscape(onClose)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onClose();
        void session.ignore(findings, reason.trim());
      }}
    >
      <Field label={own.reason} hint={own.reasonTravels} size="small">
        <Textarea
          size="small"
          rows={2}
          autoFocus
          maxLength={LONGEST}
          value={reason}
          onChange={(_, { value }) => setReason(value)}
        />
      </Field>
      <div className="buttons">
        <Button size="small" appearance="primary" type="submit" disabledFocusable={!ready}>
          {own.ignoreNow}
        </Button>
        <Button size="small" onClick={onClose}>
          {own.cancel}
        </Button>
      </div>
    </form>
  );
}
