const NAME = "gongkai.auto";

/** Whether 自动核对 was on when this browser was last used; a browser that keeps nothing starts with it off. */
export function remembered(): boolean {
  try {
    return localStorage.getItem(NAME) === "on";
  } catch {
    return false;
  }
}

export function remember(on: boolean): void {
  try {
    localStorage.setItem(NAME, on ? "on" : "off");
  } catch {
    // It is then off again next time.
  }
}
