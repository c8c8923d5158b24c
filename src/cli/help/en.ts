import { PROFILES } from "../../core/forms/profiles.ts";
import { STEPS } from "../../files/publish.ts";
import type { Topics } from "./topics.ts";

/** `gongkai help` in English. */
export const en: Topics = {
  "": `gongkai checks whether the figures in published budget and final accounts tables agree. It never changes your files.

Usage:
  gongkai check FILE|FOLDER ...    check workbooks
  gongkai compare NOW BEFORE         what changed since last year, and what has to agree
  gongkai checklist TABLES WORDS …   the 21 things that an inspection asks for, and where they are
  gongkai summary R.jsonl -o S.xlsx  put the results of several runs together
  gongkai department D.xlsx UNITS/   whether each figure of a department is the sum of its units
  gongkai write TABLES -o WORDS.docx what the tables say, in words
  gongkai document TABLES -o ALL.docx the whole document: cover, contents, tables, words, terms, annexes
  gongkai balance FILE -o NEW      settle rounding differences with the fewest changes
  gongkai fill FILE -o NEW         put tables in 元 into 万元
  gongkai publish FILE -o NEW      the copy to be published, without what nobody is to see
  gongkai template OPTIONS ...     write a set of blank tables, to be filled in and published
  gongkai rules [ID]               list every rule, or explain one
  gongkai forms                    list the tables it knows
  gongkai subject CODE|NAME        look up a subject of the classification
  gongkai help check               all options of check

With every command:
  --lang zh-CN|en-US    speak Chinese (the default) or English
  -h, --help            show help
  -v, --version         show the version
`,
  check: `Usage: gongkai check FILE|FOLDER|PATTERN ... [options]

Checks the published tables in .xlsx, .xlsm, .xls, .et, .ods and .csv files. A folder stands for every workbook in it and in the folders
below. The files themselves are never changed.

Options:
  --prose WORDS.docx  check the explanations as well: every figure against the tables and against the rest of the words;
                      .docx, .txt or .md, several times if need be. In folders a .docx of the same name goes with its
                      workbook; words can be checked by themselves: gongkai check WORDS.docx
  --last-year FILE    last year's tables (a workbook, or the .docx that was published): what was carried over, columns
                      of last year, and what the words say of it; 科目 that were renamed or moved are followed
  --budget FILE       the approved budget: tables of one form cell by cell; the 年初预算 of the words
  --marked FOLDER     save copies there with the cells in question coloured: NAME.核对.xlsx; nothing is written over
                      (unequal red, doubtful yellow, not an amount purple; other formats are saved as .xlsx, with their contents alone);
                      of a .docx a copy with comments: NAME.核对.docx
  --only 表内|表间|全部
                      only rules within a table, only rules between tables, or all (the default)
  --profile NAME|FILE.json
                      which set of tables it is: ${PROFILES.map(({ name }) => name).join(", ")},
                      or a file that describes one (see docs/profiles.md); found out by itself otherwise
  -o, --output FILE   write a report: .html for a browser and for paper, .xlsx for Excel; nothing is written over
                      (unless with --force)
                      of several files it is a summary: a line a unit, every finding with links to file and cell, kinds of
                      error, what could not be read; .csv has the units alone; .jsonl a line of JSON for each file as it
                      is finished
  --jsonl             print a line of JSON for each file as it is finished
  --resume            go on with -o RESULTS.jsonl: files that have not changed are not checked again
  --shard 2/4         check the second of four parts of the files (by content), each on a machine of its own
  --summary           one line a file
  --include-ignored   what is ignored in the workbook counts as well; otherwise it is listed with its reason, and no mismatch
  --strict            what is doubtful or not checked fails as well
  --json              print JSON, for other programs
  --lang zh-CN|en-US  speak Chinese (the default) or English

Exit code: 0 where all that is there was looked at and holds; 1 where something is unequal; 2 where a file could not be
checked, or the command is wrong; 3 where nothing unequal was found but not everything could be checked (doubtful, not
checked, tables not looked at, missing or still to be filled in; with --strict 1). With several files 1 goes before 2, 2
before 3.
`,
  compare: `Usage: gongkai compare NOW BEFORE [options]

What changed since last year, figure by figure by what they mean, the largest change first; and what has to agree.
Neither file is changed. BEFORE is a workbook, or the .docx that was published.

Options:
  --budget FILE       the approved budget as well: tables of one form cell by cell
  -o, --output FILE   write all changes to an .html or .xlsx (an existing file only with --force)
  --json              print JSON

Exit code: 0 where what has to agree does; 1 where something is unequal; 2 where a file could not be used; 3 in doubt, or nothing to compare.
`,
  checklist: `Usage: gongkai checklist TABLES WORDS … [options]

The 21 things that an inspection asks for: yes, no, not applicable, or to be looked at, and where. Files are only read.

Options:
  --budget FILE       the approved tables, cell by cell
  --last-year FILE    last year's tables, for what the words say of them
  --approved DAY      as in 2024-09-20; with --published DAY: whether twenty days lie between
  -o, --output FILE   write it as .html (to print) or .xlsx (an existing file only with --force)
  --json              print JSON

Exit code: 0 where all is there; 1 where something is not; 2 where a file could not be read; 3 where something is to be looked at.
`,
  summary: `Usage: gongkai summary RESULTS.jsonl ... -o SUMMARY.xlsx [options]

Puts the results that gongkai check ... -o RESULTS.jsonl has written together: a line a unit, every finding, kinds of
error, what could not be read. Results of several runs and machines (--shard) go together; each content of a file
counts once, however often it is named.

Options:
  -o, --output FILE   .xlsx, .html or .csv; nothing is written over
  --force             write over a file that is there

Exit code: 0 where it was written; 2 where it was not, or some lines are no results.
`,
  department: `Usage: gongkai department DEPARTMENT.xlsx FILE|FOLDER ... [options]

Whether each figure of a department that adds up (by function, by economic class, 三公, procurement, counts) is the sum
of its units, the department's own office among them; and which unit and cell is probably wrong where it is not. What
units pay each other may be set off: doubtful where that explains it. Files are only read.

Options:
  --units LIST        the units: a .txt with a name a line, or the text with 单位构成 (.docx, .txt); those without
                      a file are said, other files are left out
  -o, --output FILE   write it as .html or .xlsx (an existing file only with --force)
  --json              print JSON

Exit code: 0 where all adds up; 1 where something is unequal; 2 where a file could not be read; 3 where something is in
doubt or was not checked, or these are hardly its units.
`,
  write: `Usage: gongkai write TABLES [options]

Writes the 情况说明 from the tables. What only a person knows is asked once, in a sheet; what is not answered stands there
as 【请填：…】. The words are read again by the check.

Options:
  -o, --output FILE   .docx, .txt, or .xlsx: a copy of the tables with the words as formulas; printed where not given (an existing file only with --force)
  --last-year FILE    last year's tables; --budget FILE  the initial budget; what is not given is asked
  --questions FILE    write the sheet of questions, with the answers that there are, as .xlsx
  --answers FILE      the sheet as filled in
  --self WORDS        what the unit calls itself, 本单位 as a rule
  --form NAME         the form of a place, where not that of the tables: 新疆决算, 上海决算, …

Exit code: 0 where all is written; 1 where the tables are unequal; 2 where nothing was written; 3 where something is to be filled in.
`,
  document: `Usage: gongkai document TABLES … -o ALL.docx [options]

Writes all that a unit publishes: cover, contents, what the unit is, the tables (upright or across), the 情况说明, 名词解释 and
annexes (绩效表), in the order of the place. Tables are as the sheets show them; hidden rows and columns are left out. The same
input gives the same bytes. The contents have no page numbers until they are updated in Word or WPS.

Options:
  -o, --output FILE   .docx, or .html for a site and for printing (an existing file only with --force)
  --words FILE        a .docx or .txt with the 情况说明; written from the tables where not given
  --like FILE         a .docx of the office: its styles, paper, heads and feet are taken, its contents are not
  --last-year, --budget, --answers, --self, --form   as for write

Exit code: 0 where all is written; 1 where the tables are unequal; 2 where nothing was written; 3 where something is to be filled in.
`,
  balance: `Usage: gongkai balance FILE.xlsx -o NEW.xlsx [options]

Settles rounding differences: changes the fewest figures, each by one last place at most (a figure and its copies
together), so that every relation of the set holds exactly. Lists each change and why; the outcome is checked again.
The file itself is never changed. Refused while anything is unequal. Formulas and locked cells are left alone, and
said. Where it cannot be done, the relations that clash are listed.

Options:
  -o, --output FILE   where to; nothing is written over
  --hold 合计,三公    keep totals (合计) and what 三公 tables print, where that can be
  --dry-run           only list the changes
  --force             write over a file that is there

Exit code: 0 where it was settled or there was nothing to settle; 1 where something is unequal or cannot be settled;
2 where a file cannot be read or written, or the command is wrong.
`,
  fill: `Usage: gongkai fill FILE.xlsx -o NEW.xlsx [options]

Puts the published tables of a workbook from 元 into 万元: each figure rounded on its own to 0.01, half away from zero;
the words that name the unit follow, formulas become values. The 元 behind each figure are kept in the file. Numbers
that belong to no row or column that was recognised are listed and stay. The outcome is checked; rounding differences
are either said in a statement under the cover (or the first table) or settled.

Base tables of the reporting software (财决01表 in the corner, or Z01, F03 on the tab) are laid out as the published set
in a new workbook: the 科目 as the base tables list them, each cell with the cells it came from. Their columns are
inferred from public guides and no export has been seen: compare the outcome with what the software prints.

Options:
  -o, --output FILE   where to; nothing is written over
  --profile SET       as which set base tables are laid out; 青海决算 where not given
  --balance           settle rounding differences, each figure within one last place of its 元
  --hold 合计,三公    keep totals and what 三公 tables print, where that can be
  --dry-run           write nothing
  --force             write over a file that is there

Exit code: 0 where it was done; 1 where no table is in 元, something is unequal or cannot be settled; 2 where a file
cannot be read or written, or the command is wrong.
`,
  publish: `Usage: gongkai publish FILE.xlsx -o NEW.xlsx [options]

The copy to be published: values for formulas, without hidden sheets and rows, covered cells, names, comments,
external links, author and other personal data, and this program's marks and notes; page set-up and notes on empty
tables are put in where they are missing. Everything is listed first; the copy is checked again, the file itself is
never changed. Cells that show another order of magnitude than they hold are warned of.

Options:
  -o, --output FILE   where to; nothing is written over
  --keep STEPS        what is not done, with commas:
                      ${STEPS.join(", ")}
  --dry-run           only list it
  --force             write over a file that is there

Exit code: 0 where it was written or only listed; 1 where something could not go, or the check says otherwise of the
copy; 2 where a file cannot be read or written, or the command is wrong.
`,
  template: `Usage: gongkai template --profile NAME --year YEAR -o FILE.xlsx [options]

Writes a set of blank tables: titles, headings, prescribed lines, sums and page set-up are there; fill in the figures.

Options:
  --profile NAME      which set: ${PROFILES.map(({ name }) => name).join(", ")}; or a .json file that describes one
  --year YEAR         of the figures, as in 2024; where its edition is not known the latest one is taken, and said so
  -o, --output FILE   where to, ending in .xlsx; nothing is written over
  --unit NAME         whose tables they are; left blank otherwise
  --tables NUMBERS    some of them only, as in 01,02,06 or 1,1-1; all is the default
  --projects COUNT    self-evaluation sheets for so many projects besides (青海决算 and 新疆决算 have them)
  --money 万元|元|千元
                      unit of money, 万元 (ten thousand yuan) by default
  --force             write over a file that is there

Exit code: 0 where it was written; 2 where it was not, or the command is wrong.
`,
  rules: `Usage: gongkai rules [ID ...] [--json]

Lists every rule: number, what it says, and its basis. Hints are never errors.
With IDs, explains these: the tables and cells that they read, and an example:
  gongkai rules X01-02a
`,
  forms: `Usage: gongkai forms

Lists the sets of tables it knows, with their numbers and titles. Tables are known by title and heading, not by sheet.
`,
  subject: `Usage: gongkai subject CODE|NAME

Looks up a subject of the classification: full name, subjects below, former names. A part of a name will do.
The exit code is 1 where there is none.
`,
};
