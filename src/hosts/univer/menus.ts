import { IConfigService } from "@univerjs/core";
import { ContextMenuPosition, IContextMenuService, IMenuManagerService } from "@univerjs/ui";
import type { Grid } from "./grid.ts";
import { refusedCommand } from "./guard.ts";

/** An entry of a menu of Univer's, as far as it matters. */
interface Entry {
  readonly item?: { readonly id: string; readonly commandId?: string };
  readonly children?: readonly Entry[];
}

const POSITIONS = [ContextMenuPosition.MAIN_AREA, ContextMenuPosition.ROW_HEADER, ContextMenuPosition.COL_HEADER];

/** Takes out of the menus within `container` what would be refused, and menus of which nothing is left: that of the tabs is one. */
export function hideRefused(grid: Grid, container: HTMLElement): void {
  const injector = grid.univer.__getInjector();
  const menus = injector.get(IMenuManagerService);
  const hidden = new Set<string>();
  const isLeft = ({ item, children = [] }: Entry): boolean => {
    const areLeft = children.map(isLeft);
    if (item === undefined) return true;
    const left = children.length > 0 ? areLeft.includes(true) : refusedCommand(item.commandId ?? item.id) === undefined;
    if (!left) hidden.add(item.id);
    return left;
  };
  for (const position of POSITIONS) (menus.getMenuByPositionKey(position) as Entry[]).forEach(isLeft);
  const configuration = Object.fromEntries([...hidden].map((id) => [id, { hidden: true }]));
  injector.get(IConfigService).setConfig("menu", configuration, { merge: true });

  container.addEventListener("contextmenu", closeTabMenu, { capture: true });
  const open = injector.get(IContextMenuService);
  container.ownerDocument.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !open.visible) return;
      open.hideContextMenu();
      event.stopPropagation();
    },
    { capture: true },
  );
  container.ownerDocument.addEventListener("click", keepSubmenu);
}

/** Of an open submenu whose entry is clicked Univer forgets where it stands, and hides it until it is asked to place it again, as by a scroll. */
function keepSubmenu({ target }: MouseEvent): void {
  const submenu = document.querySelector("[data-u-context-menu-submenu]");
  if (submenu === null || (target instanceof Node && submenu.contains(target))) return;
  requestAnimationFrame(() => submenu.dispatchEvent(new Event("scroll")));
}

function closeTabMenu(event: MouseEvent): void {
  if (!(event.target instanceof Element) || event.target.closest("[role=tablist]") === null) return;
  event.preventDefault();
  event.stopPropagation();
}
