import { testHonest } from "./honest-sets.ts";
import { honestBudget } from "./honest.ts";

// 存疑 is a matter of chance in every comparison: 表2-1 prints many a sum twice. 政府性基金 that was only brought forward shows no other source
// in 表1, and 表3 lacks its 科目: nothing to be 不符.
testHonest("四川预算", honestBudget, { tables: 12, doubted: 0.03 });
