// What this browser keeps from one time to the next.

/** 自动核对, and whether formulas are inserted under their English names. */
type Name = "auto" | "english-names";

/** Whether it was on when this browser was last used; undefined in a browser that keeps nothing, or does not know. */
export function remembered(name: Name): boolean | undefined {
  try {
    const kept = localStorage.getItem(`gongkai.${name}`);
    return kept === null ? undefined : kept === "on";
  } catch {
    return undefined;
  }
}

/** Texts of profiles of the user's own. */
export function rememberedProfiles(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem("gongkai.profiles") ?? "[]");
    return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === "string") : [];
  } catch {
    return [];
  }
}

export function rememberProfiles(texts: readonly string[]): void {
  try {
    localStorage.setItem("gongkai.profiles", JSON.stringify(texts));
  } catch {
    // They are then to be loaded again next time.
  }
}

/** Keeps a switch for the next time; where the browser keeps nothing, without a word. */
export function remember(name: Name, on: boolean): void {
  try {
    localStorage.setItem(`gongkai.${name}`, on ? "on" : "off");
  } catch {
    // It is then as at first next time.
  }
}
