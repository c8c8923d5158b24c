import design from "@univerjs/design/locale/zh-CN";
import docs from "@univerjs/docs-ui/locale/zh-CN";
import formulas from "@univerjs/sheets-formula/locale/zh-CN";
import formulasUi from "@univerjs/sheets-formula-ui/locale/zh-CN";
import sheetsUi from "@univerjs/sheets-ui/locale/zh-CN";
import sheets from "@univerjs/sheets/locale/zh-CN";
import ui from "@univerjs/ui/locale/zh-CN";

export const pack = [design, ui, docs, sheets, sheetsUi, formulas, formulasUi];
