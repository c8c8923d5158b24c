import type { KeyboardEvent } from "react";

/** Escape closes what is open here, before office.js takes it for leaving the pane. */
export function closeByEscape(close: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
}
