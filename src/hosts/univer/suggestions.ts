import { IEditorService } from "@univerjs/docs-ui";
import { IDescriptionService } from "@univerjs/sheets-formula";
import { IShortcutService } from "@univerjs/ui";
import type { Grid } from "./grid.ts";

/** The keys of the list of functions are bound under this name while it is open. */
const LIST = "sheet.formula-embedding-editor.search_function.";

/**
 * Keys take a function from the list only while the list is of the word before the caret. Univer looks functions up a moment after the
 * last key: who stops at =SUB, goes on to =SUBJECT_NAME(2080505) and presses Enter before the next look would get =SUBTOTAL(2080505).
 */
export function suggestOnlyWhatIsTyped(grid: Grid): void {
  const injector = grid.univer.__getInjector();
  const descriptions = injector.get(IDescriptionService);
  const shortcuts = injector.get(IShortcutService);
  const editors = injector.get(IEditorService);
  /** What the list was made for. */
  let sought = "";
  const search = descriptions.getSearchListByNameFirstLetter.bind(descriptions);
  descriptions.getSearchListByNameFirstLetter = (word) => search((sought = word));
  const isCurrent = (): boolean => {
    const editor = editors.getFocusEditor();
    const [range] = editor?.getSelectionRanges() ?? [];
    const text = editor?.getDocumentData().body?.dataStream ?? "";
    return range !== undefined && text.slice(0, range.startOffset).endsWith(sought);
  };
  const register = shortcuts.registerShortcut.bind(shortcuts);
  shortcuts.registerShortcut = (shortcut) =>
    register(shortcut.id.startsWith(LIST) ? { ...shortcut, preconditions: isCurrent } : shortcut);
}
