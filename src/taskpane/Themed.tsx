import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import type { ComponentProps, ReactNode } from "react";
import { useMedia } from "./media.ts";

/** Chinese first: without this the glyphs of a foreign system would be Japanese ones. */
const FONT =
  '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif';
const LIGHT = { ...webLightTheme, fontFamilyBase: FONT };
const DARK = { ...webDarkTheme, fontFamilyBase: FONT };

/** The ground of the pane, or of what stands around it: light or dark as the host's theme is, where it has one, and otherwise as the browser's. */
export function Themed({
  dark,
  ...others
}: { readonly dark?: boolean | undefined } & Pick<
  ComponentProps<typeof FluentProvider>,
  "children" | "className" | "lang" | "onFocus" | "onKeyDown"
>): ReactNode {
  const system = useMedia("(prefers-color-scheme: dark)");
  // Menus, tooltips and dialogs stand in a layer over the whole page: a class that is passed on to it would size and paint that as it does the pane.
  return <FluentProvider applyStylesToPortals={false} theme={(dark ?? system) ? DARK : LIGHT} {...others} />;
}
