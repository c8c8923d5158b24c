// The application loads the engine in several pieces at once, which Jest cannot link where they share modules: here they are there before.
import "../src/core/check.ts";
import "../src/core/blanks/insert-subject.ts";
import "../src/core/blanks/template.ts";
import "../src/core/prose/check-words.ts";
import "../src/core/prose/sheets.ts";
import "../src/core/years/compare.ts";
import "../src/core/balance/balance.ts";
