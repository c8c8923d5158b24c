import { useEffect, useMemo, useState } from "react";

/** Whether a media query holds, followed as it changes; not where there are none, as in tests without a browser. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => (typeof matchMedia === "function" ? matchMedia(query) : undefined), [query]);
  const [holds, say] = useState(list?.matches === true);
  useEffect(() => {
    const follow = (): void => say(list?.matches === true);
    follow();
    list?.addEventListener("change", follow);
    return () => list?.removeEventListener("change", follow);
  }, [list]);
  return holds;
}
