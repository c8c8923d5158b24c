import "./custom-functions.ts";
import "../functions/functions.ts";
import { addIn, ask } from "./add-in.ts";

// What WPS loads when it starts, and keeps: the buttons of ribbon.xml call these by name, and the functions are registered here.

/** Shows a page of ours in a task pane, which is made once; hides it where it is there and may go. */
function showPane(page: string, mayHide: boolean): void {
  const own = addIn();
  if (own === undefined) return;
  const key = `gongkai-${page}`;
  const known = Number(own.PluginStorage.getItem(key) ?? 0);
  const pane = known > 0 ? own.GetTaskPane(known) : own.CreateTaskPane(new URL(page, location.href).href, "公开表助手");
  own.PluginStorage.setItem(key, pane.ID);
  pane.Visible = known > 0 && mayHide ? !pane.Visible : true;
}

interface Control {
  readonly Id: string;
}

const callbacks = {
  OnAddinLoad: (): boolean => true,
  OnAction({ Id }: Control): boolean {
    if (Id === "gongkaiCheck" || Id === "gongkaiClear") ask(Id === "gongkaiCheck" ? "check" : "clear");
    if (Id === "gongkaiIcon") showPane("selftest.html", true);
    else showPane("taskpane.html", Id === "gongkaiPane");
    return true;
  },
  GetImage: ({ Id }: Control): string => `images/${Id.replace("gongkai", "").toLowerCase()}.svg`,
};

Object.assign(window, callbacks);
