import { storedFormula } from "../../src/files/xlsx/formula/function-names.ts";

const whole = [
  ..."1 A1 -A1 +-A1% A1# @A1:A3 1:5 TRUE() 5^-2 .5+1. A1<>B1 -(1+2)%^2 1.5E-3*2 1=1 {1,2;-3,4} #REF! #N/A $A$1".split(
    " ",
  ),
  ...[
    "SUM(A1:A3)",
    "SUM($1:$5)",
    "SUM(A:A)",
    "SUM((A1,B1))",
    "IF(A1,,2)",
    'IF(A1="","",A1)',
    "SUM(\n A1)",
    "SUM(A1 B1)",
  ],
  ...["A1 + 5.5", '"a""b"&A1', "A1 (B1)", "OFFSET(A1,1,1):B5", "SUMPRODUCT(--(A1:A3=1))", "科目名称(2080505)"],
  ...[
    "'a b'!A1",
    "'it''s'!A1",
    "SUM(Sheet1:Sheet3!A1)",
    "[1]Sheet1!A1",
    "'[1]a b'!A1",
    "Sheet1!#REF!+1",
    "#REF!A1:B2",
    "表1[金额]+A1",
  ],
  ...["表1[[#This Row],[金额]]*2", "[@金额]", "a.b_c+名称"],
];

test.each(whole)("=%s is whole", (formula) => {
  expect(storedFormula(`=${formula}`)).toBeDefined();
});

const broken = [
  ..."1+ *5 1,2 (1 1) (1)(2) 3(4) {1 1<>>2 1.2.3 12月 A1!! A1~ + SUM(1+) IF(1,2 SUM（A1） SUM(A1，B1) 'a!A1 a'b".split(
    " ",
  ),
  ...["", "=1", "1 2", "A1 2", '"a', '5"a"', "LET(a,1,a)"],
];

test.each(broken)("=%s is none", (formula) => {
  expect(storedFormula(`=${formula}`)).toBeUndefined();
});

test("names of sheets that begin with a digit are put in quotes", () => {
  expect(storedFormula("=2024年!A1+SUM(1表:2表!B2)")).toBe("'2024年'!A1+SUM('1表:2表'!B2)");
});
