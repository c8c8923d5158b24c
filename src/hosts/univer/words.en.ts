import design from "@univerjs/design/locale/en-US";
import docs from "@univerjs/docs-ui/locale/en-US";
import formulas from "@univerjs/sheets-formula/locale/en-US";
import formulasUi from "@univerjs/sheets-formula-ui/locale/en-US";
import sheetsUi from "@univerjs/sheets-ui/locale/en-US";
import sheets from "@univerjs/sheets/locale/en-US";
import ui from "@univerjs/ui/locale/en-US";

export const pack = [design, ui, docs, sheets, sheetsUi, formulas, formulasUi];
