import { a1, qualified } from "../../core/sheet/grid.ts";
import type { NoInsertion } from "../../core/blanks/insert-subject.ts";
import { type Refusal, type Region } from "../../app/port.ts";
import { asShown, type Typed } from "../../core/sheet/change.ts";
import type { Subjects } from "../../app/state.ts";
import type { PaneWords } from "./words.ts";

const listed = (names: readonly string[]): string => names.map((name) => `“${name}”`).join("、");

const shown = (typed: Typed): string => (typed === null ? "空" : asShown(typed));

const placed = ({ sheet, part }: Region): string =>
  part === undefined
    ? `“${sheet}”`
    : `${sheet}!${a1(part.top, part.left)}:${a1(part.top + part.rows - 1, part.left + part.columns - 1)}`;

/** 甲!A1、甲!A2、甲!A3 等 12 处 */
function named(what: readonly string[]): string {
  const first = what.slice(0, 3).join("、");
  return what.length > 3 ? `${first} 等 ${what.length} 处` : first;
}

const noRows: Readonly<Record<NoInsertion, (sheet: string) => string>> = {
  "no-table": (sheet) => `工作表“${sheet}”里没有认出公开表，请先选中要插入的表里的一格`,
  prescribed: (sheet) => `工作表“${sheet}”的表是规定好各行的，不能加行`,
  "other-chart": (sheet) => `工作表“${sheet}”的表列的不是这一套科目（功能分类、经济分类）`,
  present: (sheet) => `工作表“${sheet}”的表里已有这一行`,
  "several-units": (sheet) => `工作表“${sheet}”的表按单位列，请自己加行`,
  beside: (sheet) => `工作表“${sheet}”里旁边还有一张表，加行会把它隔断`,
};

const refusals: Readonly<Record<Refusal, string>> = {
  changed: "它刚刚又有变动，请再试一次",
  protected: "工作表受保护，请先撤销保护",
  "text-format": "这一格的格式是“文本”，公式不会计算，请先把格式改为“常规”",
  refused: "Excel 不让改这一格（可能是数组公式或合并单元格的一部分），请换一格",
};

function subjectsLine(subjects: Subjects): string {
  switch (subjects.is) {
    case "none":
      return "本工作簿没有“科目表”，函数按内置的科目目录回答。";
    case "unread":
      return `${placed(subjects.area)} 里没有读到科目编码：请检查第一列是编码、第二列是名称，再点“重新读取”。`;
    case "loaded": {
      const { names, added } = subjects.overlay;
      return `正在用 ${placed(subjects.area)}：${names.size} 个科目，其中 ${added} 个是目录里没有的。名称以它为准。`;
    }
  }
}

export const chinese: PaneWords = {
  name: "公开表助手",
  tabs: "功能",
  tab: { check: "核对", prose: "说明", templates: "模板", functions: "函数" },
  check: "核对",
  checkAgain: "重新核对",
  cancel: "取消",
  auto: "自动核对",
  autoHint: "单元格改动后，停手片刻就重新核对",
  opening: "正在打开……",
  checking(step, done, of) {
    switch (step) {
      case "reading":
        return of === 0 ? "正在读取工作簿……" : `正在读取工作簿：${done} / ${of}`;
      case "comparing":
        return "正在核对……";
      case "marking":
        return of === 0 ? "正在做标记……" : `正在做标记：${done} / ${of}`;
    }
  },
  welcome: "核对公开表",
  intro: [
    "点“核对”，认出工作簿里的全部公开表：自己加得上吗，互相对得上吗。",
    "不符的单元格会标上颜色。数和格式都不改，点“清除标记”就恢复原样。",
    "全在这台电脑上完成，不上传任何数据。",
  ],
  stale: "核对之后有改动，结果可能已过时",
  noTable: {
    title: "没有认出公开表",
    next: "请检查打开的是不是要核对的工作簿，表上有没有写标题（如“支出决算表”）；也可以在下面指定哪张工作表是哪张表。",
  },
  emptyWorkbook: {
    title: "工作簿是空的",
    next: "请打开填好的公开表，再点“核对”。",
  },
  notExcel: {
    title: "请在 Excel 中打开公开表助手",
    next: "这一页要从 Excel 功能区的“公开表”选项卡进入。",
  },
  oldExcel: {
    title: "这个版本的 Excel 太旧，不能运行公开表助手",
    next: "需要 Excel 2021 或更新的版本（ExcelApi 1.14）。请升级后再打开，或请管理员用命令行程序核对这个文件。",
  },
  failed({ code, message }) {
    const title = "没有核对";
    switch (code) {
      case "InvalidOperationInCellEditMode":
        return { title, next: "有单元格正在编辑：请按回车键结束编辑，再点“核对”。" };
      case "ResponsePayloadSizeLimitExceeded":
      case "RequestPayloadSizeLimitExceeded":
        return {
          title,
          next: `工作簿太大，Excel 交不出来（${code}）：请只留下公开表，另存后再核对，或用命令行程序核对。`,
        };
      default:
        return {
          title,
          next: `工作簿没有读出来（${code ?? message}）：请再点一次“核对”，仍不行请保存后重新打开工作簿。`,
        };
    }
  },
  marking(marking) {
    if (marking.is === "refused")
      return `没有做标记（${marking.trouble.code ?? marking.trouble.message}）：结果都在下面，可逐条转到单元格。`;
    if (marking.is === "none" || marking.except.length === 0) return undefined;
    return `受保护的工作表没有做标记：${listed(marking.except)}。核对结果不受影响。`;
  },
  news(news) {
    switch (news.is) {
      case "shown":
        return `已转到 ${qualified(news.at)}`;
      case "not-shown":
        return `不能转到 ${qualified(news.at)}：工作表可能已改名、删除或隐藏，请重新核对。`;
      case "written":
        return `已改 ${qualified(news.at)}，请重新核对。`;
      case "not-written":
        return news.why === "changed"
          ? `${qualified(news.at)} 没有改：核对之后它已变动，或者是公式。请重新核对，或到单元格里自己改。`
          : `${qualified(news.at)} 没有改：${refusals[news.why]}。`;
      case "inserted":
        return `已在 ${qualified(news.at)} 插入 ${shown(news.typed)}`;
      case "not-inserted":
        return `${qualified(news.at)} 没有插入：${refusals[news.why]}。`;
      case "valued": {
        if (news.left.length === 0) return `${news.made} 个公式已换成数值。`;
        const left = [...new Set(news.left.map(({ why }) => refusals[why]))].join("；");
        return `${news.made} 个公式已换成数值，${news.left.length} 个没有换（${named(news.left.map(({ change }) => qualified(change.at)))}）：${left}。`;
      }
      case "undone":
        return `已撤销：${named(news.what)}`;
      case "not-undone":
        return `${named(news.what)} 没有撤销：之后又有变动，或受保护。请自己改回或删除。`;
      case "rows":
        return `已在“${news.sheet}”插入科目：${named(news.names)}`;
      case "no-row":
        return `没有插入科目 ${news.code}：${noRows[news.why](news.sheet)}。`;
      case "added":
        return `已插入 ${news.sheets.length} 张工作表：${named(news.sheets)}`;
      case "subjects":
        return `${subjectsLine(news.subjects)}公式已重新计算。`;
      case "ignored":
        return `已忽略 ${news.count} 条，列在“已忽略”里，可以取回。`;
      case "restored":
        return `已取回 ${news.count} 条。`;
      case "not-read":
        return `工作表“${news.sheet}”照指定的表读不出来：请检查它的标题和表头各栏，改正后重新核对。`;
      case "balanced":
        return `尾差已配平，改了 ${news.cells} 格，请重新核对。`;
      case "reported":
        return `核对报告写在新工作表“${news.page}”里。`;
      case "cleared":
        return news.except.length === 0
          ? "标记已全部清除。"
          : `标记已清除；受保护的工作表清除不了：${listed(news.except)}，请撤销保护后再清除一次。`;
      case "cleaned":
        return "本程序的痕迹已清除";
      case "cancelled":
        return "已取消，没有核对。";
      case "failed":
        switch (news.trouble.code) {
          case "AccessDenied":
            return "没有做成（AccessDenied）：工作表或工作簿受保护。请先撤销保护（审阅－撤销工作表保护、保护工作簿），再试一次。";
          case "NoSolver":
            return "没有做成：求解器在这里加载不了（从文件夹打开的页面里没有，或者浏览器不允许）。尾差配平请用放在网站上的工作台或命令行 gongkai balance，别的功能照常。";
          default:
            return `没有做成（${news.trouble.code ?? news.trouble.message}）：请再试一次，仍不行请保存后重新打开工作簿。`;
        }
    }
  },
  removed: {
    nothing: "没有发现本程序留下的东西。",
    marked: (sheets) => `清除了 ${sheets.length} 张工作表上的标记：${listed(sheets)}`,
    pages: (pages) => `删除了核对报告：${listed(pages)}`,
    notes: "删除了保存在文件里的忽略理由、指定的表名和科目表区域",
    kept: (sheets) => `受保护的工作表上还有标记：${listed(sheets)}。请撤销保护后再清除一次。`,
    next: "自动核对已关闭。请保存文件。",
  },
  dismiss: "知道了",

  filter: "筛选",
  scopes: { all: "全部", 表内: "表内", 表间: "表间" },
  ofTable: "只看哪张表",
  allTables: "所有的表",
  filtered: (count) => `还有 ${count} 处被筛选隐去`,
  showAll: "显示全部",

  blames: (count) => `可能填错的 ${count} 处`,
  suspectLabel: "疑点",
  eitherOf: "下面任何一格改正了，都说得通",
  oneByOne: (count) => `逐格看这 ${count} 格`,
  explains: (count) => `它能解释的 ${count} 条`,
  alternatives: (count) => `也可能是另外 ${count} 处`,
  isFormula: (formula) => `这一格是公式 ${formula}：请看公式的范围对不对，或它引用的哪一格填错了。`,
  apply: (value) => `改为 ${value}`,
  problems: (count, besides) => `${besides ? "其他" : ""}需要处理的 ${count} 处`,
  more: (next, left) => `再显示 ${next} 条（还有 ${left} 条）`,
  evidence: {
    region: "选中的数",
    look: "看选中的数有哪些依据",
    says: (at, count, against) =>
      count === 0
        ? `${qualified(at)}：没有核对关系用到这一格`
        : `${qualified(at)}：这个数参与 ${count} 条核对，${against === 0 ? "全部相符" : `其中 ${against} 条不符、存疑或要看一眼`}`,
    list: "逐条看，两边都可以点过去",
    ticks: "标出相符的数",
    ticksHint: "参与的核对全部相符（或只差四舍五入）的数，衬浅绿色；不写进带标记的副本",
    verdicts: { equal: "相符", empty: "相符", rounding: "尾差", doubtful: "存疑", unequal: "不符", hint: "提示" },
  },
  copy: "复制",
  copied: "已复制",
  toFirst: "看第一处",
  left: "左",
  right: "右",
  gap: "差",
  moreCells: (count) => `另 ${count} 格`,
  goTo: (cell) => `转到 ${cell}`,

  ignore: "忽略……",
  ignoreAll: "全部忽略……",
  reason: "忽略的理由",
  reasonTravels: "理由保存在这个工作簿里，会随文件一起发出去，直到“清除痕迹”。数变了，这一条会重新出现。",
  ignoreNow: "忽略",
  ignored: (count) => `已忽略 ${count} 条`,
  restore: "取回",
  undo: "撤销本次操作",
  done(undo) {
    if (undo.what === "rows") return `已在“${undo.sheet}”插入科目行`;
    if (undo.what === "sheets") return `已插入 ${undo.added.length} 张工作表`;
    const { what, made } = undo;
    const [first] = made;
    if (first === undefined) return "";
    const [at, to] = [qualified(first.at), shown(first.after[0]?.[0] ?? null)];
    switch (what) {
      case "written":
        return `${at} 已由 ${shown(first.before)} 改为 ${to}`;
      case "inserted":
      case "empty":
        return first.before === null ? `已在 ${at} 插入 ${to}` : `${at} 已由 ${shown(first.before)} 换成 ${to}`;
      case "values":
        return `${made.length} 个公式已换成数值`;
      case "balanced":
        return `尾差已配平，改了 ${made.length} 格`;
    }
  },
  replaceAsk: (cell, holds, by) => `${cell} 里有“${asShown(holds)}”，换成“${asShown(by)}”吗？`,
  replace: "替换",

  shelf: {
    looking: "正在看工作簿里已有哪些表……",
    choose: "选表式",
    profile: "表式",
    profileName: ({ name, tables }) => `${name}（${tables.length} 张）`,
    year: "年度",
    badYear: "请写四位年度，如 2024",
    unit: "金额单位",
    unitName: "编制单位（可不填）",
    projects: "绩效自评表：几个项目",
    edition: (edition, year) =>
      edition === year
        ? `按 ${edition} 年的版式。`
        : `尚未收录 ${year} 年版式，暂按 ${edition} 年版式，请对照当年的通知。`,
    load: "导入本地表式文件……",
    loaded: (profile) => `已导入“${profile}”，保存在这台电脑的浏览器里。`,
    notLoaded: (file) => `“${file}”不能用，请改正后再导入：`,
    insert: (count) => (count === 0 ? "插入" : `插入 ${count} 张空白表`),
    fillUp: (count) => `补齐缺少的 ${count} 张`,
    busy: "正在插入",
    tables: "这一套的表",
    held: (sheet) => `工作簿里已有：${sheet}`,
    markEmpty: "标为空表",
    markEmptyOf: (table) => `标为空表：${table}`,
    preview: "预览",
    previewOf: (name) => `${name} 的样子`,
    larger: "放大",
  },
  desk: {
    search: "查科目：编码，或名称里的字",
    edition: (year) => `政府收支分类科目，内置到 ${year} 年。旧名也能查到。`,
    found: (count, more) =>
      count === 0 ? "没有找到。请换几个字，或只输前几位编码。" : `${more ? "先列" : "共"} ${count} 个`,
    moreRows: "再显示一些",
    charts: {
      functional: "支出功能分类",
      department: "部门预算支出经济分类",
      government: "政府预算支出经济分类",
      income: "收入分类",
    },
    fromTable: "科目表",
    unattested: "未核",
    about({ subject, fromTable, name }) {
      if (subject === undefined) return ["只在本工作簿的“科目表”里有，目录里没有。"];
      const evidence = {
        seed: "编码和名称见于公开的决算、预算文件。",
        source: "编码和名称见于公开的科目目录。",
        recalled: "未核：编码和名称没有对过官方目录。",
      }[subject.evidence];
      return [
        ...(fromTable && name !== subject.name ? [`本工作簿的“科目表”这样叫；目录里叫“${subject.name}”。`] : []),
        evidence,
        ...(subject.firstYear === undefined ? [] : [`${subject.firstYear} 年起使用。`]),
        ...(subject.lastYear === undefined ? [] : [`用到 ${subject.lastYear} 年。`]),
        ...subject.formerNames.map(
          ({ name, until }) => `旧名：${name}${until === undefined ? "" : `（用到 ${until} 年）`}`,
        ),
      ];
    },
    insertName: "插入名称",
    insertCode: "插入编码",
    insertFormula: "插入公式",
    insertRow: "插入科目行",
    insert: "插入",
    insertExample: (formula) => `插入 ${formula}`,
    cells: (rows) => rows.map((row) => row.join("，")).join("；"),
    saying: (error, sentence) => `${error}（${sentence}）`,
    functions: "函数一览",
    optional: "（可省略）",
    englishNames: "公式用英文函数名（SUBJECT_NAME）",
    table: "科目表",
    subjects: subjectsLine,
    tableHow:
      "工作簿里有名为“科目表”的工作表（一列编码、一列名称）时，打开就读取，补充或更正内置目录，只对这个工作簿有效。也可以选中一块区域来用。",
    conflicts: (count) => `要留意的 ${count} 处`,
    conflict({ at, kind, code, name, other = "" }) {
      const where = qualified(at);
      switch (kind) {
        case "malformed":
          return `${where}：“${code}”不是 3、5、7 位的科目编码，没有用。`;
        case "nameless":
          return `${where}：${code} 没有名称，没有用。`;
        case "twice":
          return `${where}：${code} 前面已叫“${other}”，这里的“${name}”没有用。`;
        case "differs":
          return `${where}：${code} 目录里叫“${other}”，改用“${name}”。`;
        case "orphan":
          return `${where}：${code} 的上级 ${other} 目录和科目表里都没有。`;
      }
    },
    pick: "用选中的区域",
    reread: "重新读取",
    forget: "不再用选中的区域",
    toValues: "转为数值",
    toValuesHow: "把本程序的函数公式换成它现在的结果，发给没有安装公开表助手的人也能看。别的公式不动；可以撤销。",
    scopes: { selection: "看选中的区域", workbook: "看整个工作簿" },
    busy: "正在处理公式",
    plan({ scope, replaced, kept }) {
      const where = scope === "selection" ? "选中的区域" : "工作簿";
      if (replaced.length + kept.length === 0) return `${where}里没有本程序的函数公式。`;
      const stays = kept.length === 0 ? "" : `；${kept.length} 个没有结果（错误值或还没有算），保留公式`;
      return replaced.length === 0
        ? `${where}里本程序的函数公式都没有结果（${kept.length} 个），不能换成数值。`
        : `${where}里将有 ${replaced.length} 个公式换成数值${stays}。`;
    },
    replaced: (shown, count) => `换成什么（${shown < count ? `前 ${shown} 个，共 ${count} 个` : `${count} 个`}）`,
    keptFormulas: (shown, count) => `保留的公式（${shown < count ? `前 ${shown} 个，共 ${count} 个` : `${count} 个`}）`,
    cancel: "取消",
    close: "知道了",
  },

  hints: (count) => `提示 ${count} 条（不算错）`,
  roundings: (count) => `尾差 ${count} 处（四舍五入可以解释）`,
  balance: {
    open: "配平……",
    title: "尾差配平",
    looking: "正在找最少的改动……",
    hold: "尽量不动",
    apply: (cells) => `改这 ${cells} 格`,
    leave: "不改",
    close: "知道了",
  },
  storedOnly: (count) => `显示的数相符、存的数略有出入 ${count} 处`,
  untried: (count) => `未核对 ${count} 处`,
  lacking: (table, why, rules) =>
    `${why === "missing-table" ? `没有${table}` : `${table}还没有填好`}，有 ${rules} 条规则不能核对`,
  recognised: (count) => `认出 ${count} 张表`,
  strays: (count) => `没有认出 ${count} 处`,
  saidTo: (sheet) => `“${sheet}”是哪张表`,
  saidNothing: "指定是哪张表……",
  saidSheets: (count) => `由您指定的 ${count} 张`,
  said: (sheet, form) => `“${sheet}”指定为 ${form}`,
  takeBack: "取消指定",
  checkedBy: "按哪套表式核对",
  checkedByItself: "自动判断表式",
  checkedByName: (profile) => `按“${profile}”核对`,

  clear: "清除标记",
  report: "核对报告",
  clean: "清除痕迹",
  cleanAsk: "从这个工作簿里去掉本程序留下的：",
  cleanWhat: ["本程序的全部颜色标记", "核对报告工作表", "忽略的理由、指定的表名和选作科目表的区域"],
  cleanElse: "只去掉本程序的。公式、隐藏的行和表、批注、作者等不动：要公开，请另做“清洁发布版”。",
  cleanNow: "清除",
  publish: "清洁发布版…",
  actions: "标记、报告、清除痕迹和清洁发布版",
};
