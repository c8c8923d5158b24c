import { testHonest } from "./honest-sets.ts";
import { honestSichuan } from "./sichuan.ts";

// 存疑 is a matter of chance in every comparison: it has twice as many as 青海决算.
testHonest("四川决算", honestSichuan, { tables: 13, doubted: 0.05 });
