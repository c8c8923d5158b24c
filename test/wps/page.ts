import { etSheet, FakeEt, type EtBookState } from "../hosts/wps/et.ts";

// What WPS puts into a page of an add-in, over the workbook that the test has put there.

declare global {
  interface Window {
    /** Undefined for a WPS without a workbook. */
    book?: EtBookState;
    et: FakeEt;
    /** Pages that were shown in task panes, by their numbers; whether they are to be seen. */
    panes: { readonly url: string; Visible: boolean; readonly ID: number }[];
    /** What the functions answer, by their names. */
    functions: Record<string, (...given: unknown[]) => unknown>;
  }
}

const blank: EtBookState = { sheets: [], locked: false, parts: [] };
const et = new FakeEt(window.book ?? { ...blank, sheets: [etSheet("Sheet1")] });
if (window.book === undefined) Object.defineProperty(et, "ActiveWorkbook", { value: null, configurable: true });

const storage = new Map<string, string | number>();
window.et = et;
window.panes = [];
window.functions = {};

const addIn = {
  PluginStorage: {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string | number) => storage.set(key, value),
  },
  CreateTaskPane(url: string) {
    const pane = { url, ID: window.panes.length + 1, Visible: false };
    window.panes.push(pane);
    return pane;
  },
  GetTaskPane: (id: number) => window.panes[id - 1],
  AddCustomFunction: (namespace: string, name: string, answer: (...given: unknown[]) => unknown) => {
    window.functions[`${namespace}.${name}`] = answer;
  },
};

Object.assign(window, { wps: { ...addIn, ApiEvent: et.ApiEvent, EtApplication: () => et } });
