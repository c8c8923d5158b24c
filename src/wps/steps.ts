import type { EtApplication } from "../hosts/wps/workbook.ts";
import { addIn, spreadsheets } from "./add-in.ts";
import { home, ours, serviceVersion } from "./service.ts";

// What the self-test of the add-in in WPS looks at: once in a browser, for who sets the server up, and once in WPS, from the ribbon.

export interface WpsStep {
  /** What is looked at: 文件, 版本, 信任, 对象模型… */
  readonly name: string;
  /** What was found, where it is in order. */
  readonly found?: string;
  /** What is wrong, and what to do. */
  readonly troubles: readonly string[];
}

/** Before this one Array.prototype.findLastIndex and its like are missing. */
const LEAST_CHROMIUM = 97;

/** Takes the steps one by one. */
export async function* wpsSteps(): AsyncGenerator<WpsStep> {
  const app = spreadsheets()?.app;
  yield kernel(navigator.userAgent);
  if (location.protocol !== "file:") yield await files();
  yield await webAssembly();
  if (app === undefined) {
    yield await service();
    yield await trust();
  } else {
    yield { name: "版本", found: `WPS 表格 ${app.Version}（${app.Build}）`, troubles: [] };
    yield objectModel(app);
    yield reading(app);
    yield functions();
  }
}

function kernel(agent: string): WpsStep {
  const version = Number(/Chrom(?:e|ium)\/(\d+)/.exec(agent)?.[1] ?? 0);
  const name = "版本：网页内核";
  if (version >= LEAST_CHROMIUM) return { name, found: `Chromium ${version}`, troubles: [] };
  const said = version === 0 ? "认不出（不是 Chromium）" : `Chromium ${version}`;
  return {
    name,
    troubles: [
      `内核是 ${said}，窗格要 Chromium ${LEAST_CHROMIUM} 或更新的。请升级 WPS；不能升级的，请用工作台（浏览器）或命令行。`,
    ],
  };
}

async function files(): Promise<WpsStep> {
  const name = "文件都在，没有被拦截";
  const troubles: string[] = [];
  const answer = async (file: string): Promise<Response | undefined> =>
    fetch(file, { cache: "no-store" }).catch(() => undefined);
  const list = (await answer("files.json")
    .then((found) => found?.json())
    .catch(() => undefined)) as readonly string[] | undefined;
  if (!Array.isArray(list))
    return {
      name,
      troubles: ["files.json 读不到。请把安装包 site/wps 文件夹里的文件全部复制到服务器上，或看是不是被网关拦截。"],
    };
  for (const file of list as readonly string[]) {
    const found = await answer(file);
    if (found?.ok !== true)
      troubles.push(`${file}：${found === undefined ? "没有回应，可能被拦截" : `服务器回答 ${found.status}`}。`);
  }
  const ribbon = await answer("ribbon.xml").then((found) => found?.text());
  if (ribbon?.startsWith("<customUI") !== true)
    troubles.push("ribbon.xml 不是以 <customUI 开头：WPS 不会显示选项卡。可能被网关改写，或被登录页代替。");
  return { name, ...(troubles.length === 0 ? { found: `${list.length} 个文件` } : {}), troubles };
}

/** The smallest module there is. */
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

async function webAssembly(): Promise<WpsStep> {
  const name = "求解器（WebAssembly）能运行";
  try {
    await WebAssembly.compile(EMPTY_MODULE);
    return { name, troubles: [] };
  } catch (error) {
    return { name, troubles: [`不能运行（${String(error)}）：各条能不能同时成立核不了，列为未核对；其余不受影响。`] };
  }
}

async function service(): Promise<WpsStep> {
  const name = "版本：这台电脑上的 WPS 服务";
  try {
    return { name, found: (await serviceVersion()) || "有回应", troubles: [] };
  } catch {
    return {
      name,
      troubles: [
        "WPS 的本地服务（127.0.0.1:58890）没有回应，或被拦截：没有装 WPS，或版本不支持加载项；WPS 还没有打开过；浏览器没有允许访问本地网络；安全软件拦截了这个端口。用 jsplugins.xml 或离线文件夹部署的，不需要这个服务，可以不管这一步和下一步。",
      ],
    };
  }
}

async function trust(): Promise<WpsStep> {
  const name = "信任：WPS 的加载项清单里有公开表助手";
  const found = await ours().catch(() => undefined);
  if (found?.url === home()) return { name, found: found.url, troubles: [] };
  if (found !== undefined)
    return {
      name,
      troubles: [`清单里的地址是 ${found.url}，本页在 ${home()}。请打开 publish.html，先“移除”再“加入”。`],
    };
  return {
    name,
    troubles: [
      "清单里没有，或已停用。请打开 publish.html 点“加入”；WPS 询问是否信任、是否加载时选允许，选过拒绝的先“移除”再“加入”。",
    ],
  };
}

/** What is used of the object model; a name that is missing is told. */
function objectModel(app: EtApplication): WpsStep {
  const name = "对象模型齐全";
  const missing: string[] = [];
  const look = (of: string, object: object | null | undefined, members: readonly string[]): void => {
    for (const member of members)
      try {
        if (object === null || object === undefined || (object as Record<string, unknown>)[member] === undefined)
          missing.push(`${of}.${member}`);
      } catch {
        missing.push(`${of}.${member}`);
      }
  };
  look("Application", app, ["ActiveWindow", "ActiveCell", "WorksheetFunction", "ScreenUpdating"]);
  const book = app.ActiveWorkbook;
  if (!book) return { name, troubles: ["没有打开的工作簿：打开一个再看这一步。"] };
  look("Workbook", book, ["Worksheets", "Sheets", "ActiveSheet", "ProtectStructure", "CustomXMLParts"]);
  const sheet = book.ActiveSheet;
  look("Worksheet", sheet, ["UsedRange", "Cells", "Range", "ProtectContents", "CustomProperties", "PageSetup"]);
  look("Range", sheet.UsedRange, ["FormatConditions", "Areas", "EntireRow", "Validation"]);
  return {
    name,
    troubles:
      missing.length === 0
        ? []
        : [`这个版本的 WPS 没有 ${missing.join("、")}：用到它们的地方会失败。请把这一行告诉我们。`],
  };
}

/** Whether several cells come as rows of values. Only reads. */
export function reading(app: EtApplication): WpsStep {
  const name = "整块读取单元格";
  const sheet = app.ActiveWorkbook?.ActiveSheet;
  if (sheet === undefined) return { name, troubles: [] };
  try {
    const values = sheet.Range("A1:B2").Value2;
    const isRows = Array.isArray(values) && values.length === 2 && Array.isArray(values[0]) && values[0].length === 2;
    return {
      name,
      troubles: isRows ? [] : ["两行两列的值不是按行排列的数组：核对会读错。请把 WPS 的版本告诉我们，先用工作台。"],
    };
  } catch (error) {
    return { name, troubles: [`读取失败（${String(error)}）。单元格正在编辑的，请先按回车。`] };
  }
}

function functions(): WpsStep {
  const name = "自定义函数";
  return addIn()?.AddCustomFunction === undefined
    ? { name, troubles: ["这个版本的 WPS 没有加载项自定义函数（AddCustomFunction）：函数用不了，核对不受影响。"] }
    : { name, found: "=GONGKAI.SUBJECT_NAME(2080505)", troubles: [] };
}
