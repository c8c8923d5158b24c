import "./NoticeBox.css";
import { CheckmarkCircle20Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircle20Filled } from "@fluentui/react-icons/svg/error-circle";
import { Info20Filled } from "@fluentui/react-icons/svg/info";
import { Warning20Filled } from "@fluentui/react-icons/svg/warning";
import type { ReactNode } from "react";
import type { Notice } from "../words/words.ts";

/** How a box looks; its words say the same. */
export type Tone = "fine" | "trouble" | "doubt" | "plain";

const ICONS = {
  fine: CheckmarkCircle20Filled,
  trouble: ErrorCircle20Filled,
  doubt: Warning20Filled,
  plain: Info20Filled,
} as const;

function ToneIcon({ tone }: { readonly tone: Tone }): ReactNode {
  const Icon = ICONS[tone];
  return <Icon className={`icon ${tone}`} aria-hidden />;
}

/** A state of its own: what is so, and what to do next. */
export function NoticeBox({ kind, notice }: { readonly kind: Tone; readonly notice: Notice }): ReactNode {
  return (
    <Box tone={kind} title={notice.title}>
      <p>{notice.next}</p>
    </Box>
  );
}

export function Box(props: { readonly tone: Tone; readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <section className={`box ${props.tone}`}>
      <ToneIcon tone={props.tone} />
      <div>
        <h2>{props.title}</h2>
        {props.children}
      </div>
    </section>
  );
}
