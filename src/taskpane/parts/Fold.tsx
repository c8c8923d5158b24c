import "./Fold.css";
import { ChevronRight16Regular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState, type ReactNode } from "react";

/**
 * A heading that opens what is below it. What is folded is not in the page, because office.js in Excel on the web takes Tab over and
 * tries whatever is there.
 */
export function Fold(props: {
  readonly title: string;
  readonly open?: boolean;
  readonly onFocus?: () => void;
  /** What can be done with all that is below, folded or not. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const [open, setOpen] = useState(props.open === true);
  const id = useId();
  return (
    <div className="fold">
      <div className="fold-top">
        <button
          type="button"
          className="fold-head"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onFocus={props.onFocus}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight16Regular className="chevron" aria-hidden />
          <span>{props.title}</span>
        </button>
        {props.action}
      </div>
      {open && (
        <div id={id} className="fold-body">
          {props.children}
        </div>
      )}
    </div>
  );
}

export function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <ul className="lines">
      {lines.map((line, i) => (
        <li key={i}>{line}</li>
      ))}
    </ul>
  );
}
