import { qualified } from "../../core/sheet/grid.ts";
import type { Unshown } from "../../files/xlsx/book.ts";
import { OVER_LIMIT } from "../../files/limits-words.ts";
import type { Refused, Unsavable } from "../news.ts";
import type { BenchWords } from "./words.ts";

const CHINESE_UNSHOWN: Readonly<Record<Unshown, string>> = {
  "conditional-formats": "条件格式",
  validations: "数据有效性",
  charts: "图表",
  pictures: "图片",
  comments: "批注",
  "pivot-tables": "数据透视表",
  tables: "表格样式",
  filters: "筛选",
  sparklines: "迷你图",
  controls: "控件",
  "data-tables": "模拟运算表",
};

export const chinese: BenchWords = {
  name: "公开表助手 工作台",
  untitled: "未命名.xlsx",
  bar: "文件",
  grid: "表格",
  line: "消息",
  divider: "窗格宽度",
  turnTo: { grid: "看表格", pane: "看核对结果" },
  commands: {
    new: { name: "新建", hint: "新建一个空白工作簿" },
    open: {
      name: "打开",
      hint: "打开 .xlsx 文件（.xls、.et、.ods、.csv 和网页表格也行），也可以把文件拖到页面上；选几个文件就逐个核对",
    },
    save: { name: "保存", hint: "保存为 .xlsx，不含核对标记" },
    "save-as": { name: "另存为", hint: "存到另一个地方，或换一个名字" },
    "save-marked": { name: "带标记保存", hint: "另存一份带核对标记的 .xlsx，供内部改错用" },
    print: { name: "打印", hint: "打印眼前的这张表：A4，一页宽，不带核对标记" },
    "undo-grid": { name: "撤销", hint: "撤销表格里的上一步" },
    "redo-grid": { name: "恢复", hint: "恢复撤销了的一步" },
    "find-in": { name: "查找", hint: "在各张工作表里查找" },
    sum: { name: "求和", hint: "对选中的、或上面左边的数求和" },
    check: { name: "核对", hint: "核对打开着的工作簿" },
    "next-result": { name: "下一处", hint: "到下一处要处理的单元格" },
    "previous-result": { name: "上一处", hint: "到上一处要处理的单元格" },
    help: { name: "帮助", hint: "快捷键、版本和限制" },
    language: { name: "English", hint: "Switch to English" },
  },
  withKeys: (hint, keys) => (keys === undefined ? hint : `${hint}（${keys}）`),
  seeds: "示例",
  seedsHint: "打开一份真实公布的表",
  guide: "十分钟上手（带图，另开一页）",
  helpTitle: "公开表助手 工作台",
  helpText: [
    "打开公开表，按“核对”；点一条结果跳到那一格，改好后会自动重新核对。保存时只写改动过的地方，文件不上传。",
    "这里改内容、列宽、行高和冻结，不改格式、列和打印设置。打印的是眼前的一张表：A4，一页宽，不带核对标记。",
  ],
  shortcuts: "快捷键（Mac 上用 ⌘ 代替 Ctrl）",
  otherKeys: [
    ["F6、Shift+F6", "在工具栏、表格、窗格之间换区"],
    ["↑、↓、Enter", "在窗格里逐条看结果，跳到那一格"],
    ["Ctrl+Home、Ctrl+End、PageUp、PageDown", "在表格里移动"],
    ["Esc", "关闭查找、提示和菜单"],
  ],
  version: (version) => `版本 ${version}`,
  closeHelp: "关闭",
  begin: {
    title: "从哪里开始？",
    stays: "文件只在这台电脑的浏览器里处理，不会上传。",
    open: "打开文件",
    folder: "核对一个文件夹",
    templates: "插入空白表",
    example: "看一个示例",
    type: "直接在空白表格里输入",
    keys: "Ctrl+O 打开　F9 核对　F8 下一处　Ctrl+S 保存　F1 全部快捷键",
    recent: "最近打开",
  },
  when: (time) => new Date(time).toLocaleString("zh-CN", { dateStyle: "short", timeStyle: "short" }),
  desk: {
    title: "核对结果：各单位",
    done: (files, all, units) =>
      files < all
        ? `正在核对：${files}/${all} 个文件`
        : `${all} 个文件、${units} 个单位，都核对过了。点单位名称打开它的表。文件没有上传。`,
    tooMany: (files) =>
      `有 ${files} 个文件，浏览器里一次最多核对一千个：请用命令行 gongkai check 文件夹 -o 汇总.xlsx。`,
    none: "没有可以核对的文件（.xlsx、.xls、.et、.ods、.csv、.docx）。",
    back: "回到表格",
    again: "回到各单位",
    checkAgain: "重新核对",
  },
  nothingToPrint: "这张表里没有内容。",
  find: "查找",
  wanted: "查找内容",
  previous: "上一处",
  next: "下一处",
  closeFind: "关闭查找",
  found: (hit) => (hit === undefined ? "没有找到" : `第 ${hit.place} 处，共 ${hit.of} 处：${qualified(hit.at)}`),
  unsaved: "未保存",
  passing: { opened: "已打开", saved: "已保存" },
  starting: "表格正在加载，右边的窗格已经可以用……",
  drop: "松开鼠标：一个文件就打开，几个文件或文件夹就逐个核对",
  news: (news) => {
    switch (news.is) {
      case "opening":
        return `正在打开“${news.name}”${news.of > 1 ? `（第 ${news.done}/${news.of} 张表）` : ""}……`;
      case "opened":
        return `“${news.name}”已打开，文件没有离开这台电脑。${
          news.restored
            ? "这是上次没有保存的改动，请保存。原来的文件在那以后如果改过，那些改动不在这里：请换个名字保存，再和它比较。"
            : ""
        }${
          news.converted
            ? "它不是 .xlsx：带来了内容、数字格式和合并，没有字体、边框和公式；保存时另存为 .xlsx，原文件不动。"
            : ""
        }${
          news.unshown.length === 0
            ? ""
            : `文件里的${news.unshown.map((what) => CHINESE_UNSHOWN[what]).join("、")}这里不显示，保存时原样保留。`
        }`;
      case "refused":
        return refusedInChinese(news);
      case "unsaved":
        return `现在的工作簿还没有保存。打开“${news.name}”会丢掉没有保存的改动。`;
      case "saved":
        return `“${news.name}”已保存。${news.isNew ? "" : "文件里原有的其他内容一律没有动。"}`;
      case "not-saved":
        return `没有保存：${unsavableInChinese(news)}`;
      case "unsavable":
        return `现在这样存不进文件：${unsavableInChinese(news)}`;
      case "draft":
        return `上次对“${news.draft.name}”的改动没有保存（${new Date(news.draft.time).toLocaleString("zh-CN")}），还留在这台电脑的浏览器里。`;
      case "not-kept":
        return "浏览器没有留下未保存的改动（可能是无痕窗口，或磁盘已满）：请及时保存，不要刷新页面。";
      case "guarded":
        return {
          format: "这里只改内容，不改格式：格式请在 Excel 里改。",
          protected: "这个单元格受保护，不能改动；受保护的工作表里也不能插入、删除行。请先在 Excel 里撤销工作表保护。",
          structure: "这里可以改内容、列宽行高，插入和删除行；列、工作表、合并和移动单元格请在 Excel 里改。",
          merged: "没有写入：那里有合并的单元格，写进去的会被盖住，看不见。请换个地方，或分几块粘贴。",
          array: "没有写入：那里是数组公式结果的一部分，不能单独改。请改左上角那一格的公式。",
        }[news.why];
      case "circular":
        return "有公式循环引用：直接或间接引用了自己所在的单元格，算出来的数不可靠，Excel 打开时也会警告。请改公式，或者撤销刚才的改动。";
      case "no-sum":
        return "没有可以求和的数：请选中要加的几行，或者数下面的空单元格。";
      case "nothing-left":
        return "没有要处理的地方了。改动以后按 F9 再核对一次。";
      case "why":
        return `${qualified(news.at)}：${news.sentence}`;
      case "no-grid":
        return `表格没有加载成功（${news.reason}）。请刷新页面；仍不行请换用新版的 Edge、Chrome 或 Firefox。`;
    }
  },
  restore: "接着改",
  discard: "丢弃",
  openAnyway: "仍要打开",
  cancel: "取消",
  dismiss: "关闭提示",
};

function refusedInChinese({ name, code, limit }: Refused): string {
  const file = `“${name}”没有打开：`;
  switch (code) {
    case "encrypted":
      return `${file}文件加了密码。请在 Excel 里取消打开密码；打开时不问密码的，请在“审阅”里取消“保护工作簿”。另存为 .xlsx 后再打开。`;
    case "damaged":
      return `${file}文件已损坏。请在 Excel 里打开并修复，另存为 .xlsx 后再打开。`;
    case "too-large":
      return `${file}${OVER_LIMIT["zh-CN"][limit ?? "file"]}，浏览器放不下。请只留下公开表，另存后再打开。`;
    case "not-a-workbook":
      return `${file}里面没有认得的表格。如果 Excel 或 WPS 打得开，请在那里另存为 .xlsx 后再打开。`;
    case "old-excel":
      return `${file}这是 Excel 4.0 或更早的格式。请在 Excel 或 WPS 里打开，另存为 .xlsx 后再打开。`;
    case "not-a-document":
    case "old-document":
      return `${file}不是 Excel 工作簿。请选择 .xlsx 文件。`;
    case "empty":
      return `${file}是空文件（0 字节），没有下载完，或者没有存好。请重新取得这个文件。`;
    case "document":
      return `${file}这是文字材料（Word、PDF 等），不是表格。要核对情况说明，请先打开公开表，再到“说明”一页打开它。`;
    case "unread":
      return `${file}浏览器读不到这个文件。请确认文件还在、没有被占用；选好以后又改动过的，请重新选择。`;
  }
}

function unsavableInChinese({ code, sheet, detail }: Unsavable): string {
  switch (code) {
    case "formula":
      return `${sheet}!${detail} 的公式 Excel 读不懂（LET、LAMBDA 也不能用）。请改写这个公式。`;
    case "text":
      return `${sheet}!${detail} 的文字超过 32767 个字，Excel 放不下。请缩短。`;
    case "array":
      return `${sheet}!${detail} 是数组公式的一部分，不能单独改。请撤销这一步，或在 Excel 里改。`;
    case "pivot-tables":
    case "tables":
    case "data-tables":
    case "controls":
    case "several-sheets":
    case "unknown":
      return `“${sheet}”里有数据透视表、表格或控件等，插入、删除行会弄坏它们。请撤销插入或删除的行，在 Excel 里改。`;
    case "same-place":
      return "选的就是打开着的这个文件，副本不会写到它上面。请换一个名字。";
    case "unwritten":
      return "浏览器没有写成文件。请确认磁盘没有满、文件没有在别处打开，再试一次。";
    default:
      return `改动和文件对不上（${[code, sheet, detail].filter(Boolean).join("，")}）。请撤销最近的改动，再试一次。`;
  }
}
