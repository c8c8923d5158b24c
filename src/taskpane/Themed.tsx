import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ComponentProps, type ReactNode } from "react";

/** Chinese first: without this the glyphs of a foreign system would be Japanese ones. */
const FONT =
  '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif';
const LIGHT = { ...webLightTheme, fontFamilyBase: FONT };
const DARK = { ...webDarkTheme, fontFamilyBase: FONT };

/** The pane's ground: light or dark as the host's theme is, where it has one, and otherwise as the browser's. */
export function Themed({
  dark,
  ...others
}: { readonly dark?: boolean | undefined } & Pick<
  ComponentProps<typeof FluentProvider>,
  "children" | "lang" | "onFocus" | "onKeyDown"
>): ReactNode {
  const system = useSystemDark();
  return <FluentProvider className="pane" theme={(dark ?? system) ? DARK : LIGHT} {...others} />;
}

function useSystemDark(): boolean {
  const query = useRef(
    typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : undefined,
  ).current;
  const [dark, setDark] = useState(query?.matches === true);
  useEffect(() => {
    const follow = (): void => setDark(query?.matches === true);
    query?.addEventListener("change", follow);
    return () => query?.removeEventListener("change", follow);
  }, [query]);
  return dark;
}
