import fc from "fast-check";
import { RowsByCode } from "../../src/core/tables/rows-by-code.ts";

const codes = fc.constantFrom("201", "20101", "2010101", "20102", "202", "科 202", "科 201");

test("rows are found by code as in a map, in whatever order codes come and are asked for", () => {
  const act = fc.tuple(fc.constantFrom("set", "add", "get", "has", "keys", "size", "all"), codes);
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const [own, map] = [new RowsByCode(), new Map<string, number>()];
      acts.forEach(([what, code], row) => {
        if (what === "set") {
          own.set(code, row);
          map.set(code, row);
        } else if (what === "add") {
          expect(own.add(code, row)).toBe(!map.has(code));
          if (!map.has(code)) map.set(code, row);
        } else if (what === "size") expect(own.size).toBe(map.size);
        else if (what === "keys") expect([...own.keys()]).toEqual([...map.keys()]);
        else if (what === "all") expect([...own]).toEqual([...map]);
        else expect(own[what](code)).toBe(map[what](code));
      });
    }),
  );
});
