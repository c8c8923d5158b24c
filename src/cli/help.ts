import { PROFILES } from "../core/forms/profiles.ts";
import type { Language } from "../core/report/say/language.ts";
import { STEPS } from "../files/publish.ts";
import type { Mistake } from "./mistake.ts";
import { COMMANDS } from "./options.ts";

/** The help for a topic, usually a command; the general one for any other. */
export function help(topic: string | undefined, language: Language): string {
  const topics = TOPICS[language];
  return topics[topic ?? ""] ?? topics[""];
}

/** One clear sentence, and where to read on. */
export function sayMistake(mistake: Mistake, language: Language): string {
  return language === "zh-CN"
    ? `${inChinese(mistake)}用法请看：gongkai --help`
    : `${inEnglish(mistake)} See: gongkai --help`;
}

function inChinese(mistake: Mistake): string {
  switch (mistake.mistake) {
    case "command":
      return looksLikeFile(mistake.text)
        ? `没有“${mistake.text}”这个命令；要核对文件，请写 gongkai check ${mistake.text}。`
        : mistake.meant === undefined
          ? `没有“${mistake.text}”这个命令，只有 ${COMMANDS.join("、")}。`
          : `没有“${mistake.text}”这个命令，是不是 ${mistake.meant}？`;
    case "option":
      return `没有 ${mistake.text} 这个选项${mistake.meant === undefined ? "。" : `，是不是 ${mistake.meant}？`}`;
    case "not-together":
      return `${mistake.text} 不能一起用。`;
    case "not-a-report":
      return `-o 不能是“${mistake.text}”，文件名要以 ${mistake.choices.join("、")} 结尾。`;
    case "shard":
      return `--shard 不能是“${mistake.text}”，要写 第几份/共几份，如 2/4。`;
    case "resume-what":
      return "--resume 要和 -o 结果.jsonl 一起用：接着写哪个文件。";
    case "foreign-option":
      return `${mistake.text} 不能用在这个命令上。`;
    case "no-value":
      return `${mistake.text} 后面缺少内容。`;
    case "value-unwanted":
      return `${mistake.text} 后面不用写内容。`;
    case "option-twice":
      return `${mistake.text} 写了两次，只能写一次。`;
    case "choice":
      return `${mistake.option} 不能是“${mistake.text}”，可以是 ${mistake.choices.join("、")}。`;
    case "lacking-option":
      return `${WANTED["zh-CN"][mistake.text] ?? mistake.text}没有写：请加上 ${mistake.text}。`;
    case "operand":
      return `“${mistake.text}”前面没有选项：写出空表用 --profile、--year、-o 等选项说明要什么。`;
    case "one-file":
      return mistake.text === "" ? "没有写要读的文件。" : `一次只能写一个文件，“${mistake.text}”是多出来的。`;
    case "year":
      return `--year 不能是“${mistake.text}”，要写四位年份，如 2024。`;
    case "day":
      return `“${mistake.text}”不是日期，要写成 2024-10-08 这样。`;
    case "projects":
      return `--projects 不能是“${mistake.text}”，要写 0 到 99 的整数。`;
    case "not-xlsx":
      return `-o 不能是“${mistake.text}”，文件名要以 .xlsx 结尾。`;
    case "not-words":
      return `-o 不能是“${mistake.text}”，文件名要以 .docx 或 .txt 结尾。`;
    case "not-document":
      return `-o 不能是“${mistake.text}”，文件名要以 .docx 或 .html 结尾。`;
    case "table":
      return `这一套表里没有“${mistake.text}”，--tables 可以写 ${mistake.choices.join("、")}，几张用逗号隔开。`;
    case "no-files":
      return "没有写要核对的文件或文件夹。";
    case "no-units":
      return "没有写所属单位的文件或文件夹：gongkai department 部门.xlsx 所属单位/。";
    case "no-subject":
      return "没有写要查的科目编码或名称。";
  }
}

function inEnglish(mistake: Mistake): string {
  switch (mistake.mistake) {
    case "command":
      return looksLikeFile(mistake.text)
        ? `There is no command "${mistake.text}"; to check a file, write gongkai check ${mistake.text}.`
        : mistake.meant === undefined
          ? `There is no command "${mistake.text}"; there are ${COMMANDS.join(", ")}.`
          : `There is no command "${mistake.text}"; did you mean ${mistake.meant}?`;
    case "option":
      return `There is no option ${mistake.text}${mistake.meant === undefined ? "." : `; did you mean ${mistake.meant}?`}`;
    case "not-together":
      return `${mistake.text} cannot be used together.`;
    case "not-a-report":
      return `-o cannot be "${mistake.text}": the name must end in ${mistake.choices.join(", ")}.`;
    case "shard":
      return `--shard cannot be "${mistake.text}": write which of how many, as in 2/4.`;
    case "resume-what":
      return "--resume goes with -o RESULTS.jsonl: the file to go on with.";
    case "foreign-option":
      return `${mistake.text} does not go with this command.`;
    case "no-value":
      return `${mistake.text} needs something after it.`;
    case "value-unwanted":
      return `${mistake.text} takes nothing after it.`;
    case "option-twice":
      return `${mistake.text} can be written once only.`;
    case "choice":
      return `${mistake.option} cannot be "${mistake.text}"; it can be ${mistake.choices.join(", ")}.`;
    case "lacking-option":
      return `There is no ${WANTED["en-US"][mistake.text] ?? mistake.text}: add ${mistake.text}.`;
    case "operand":
      return `"${mistake.text}" has no option before it: say what is wanted with --profile, --year, -o and others.`;
    case "one-file":
      return mistake.text === ""
        ? "There is no file to read."
        : `One file at a time: "${mistake.text}" is one too many.`;
    case "year":
      return `--year cannot be "${mistake.text}": write four digits, as in 2024.`;
    case "day":
      return `"${mistake.text}" is no date: write it as 2024-10-08.`;
    case "projects":
      return `--projects cannot be "${mistake.text}": write a whole number from 0 to 99.`;
    case "not-xlsx":
      return `-o cannot be "${mistake.text}": the name must end in .xlsx.`;
    case "not-words":
      return `-o cannot be "${mistake.text}": the name must end in .docx or .txt.`;
    case "not-document":
      return `-o cannot be "${mistake.text}": the name must end in .docx or .html.`;
    case "table":
      return `The set has no table "${mistake.text}"; --tables can be ${mistake.choices.join(", ")}, several with commas.`;
    case "no-files":
      return "There is no file or folder to check.";
    case "no-units":
      return "There are no files or folders of the units: gongkai department DEPARTMENT.xlsx UNITS/.";
    case "no-subject":
      return "There is no code or name to look up.";
  }
}

const WANTED: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  "zh-CN": { "--profile": "要哪一套表", "--year": "哪一年的表", "--last-year": "上年的表", "-o": "写到哪个文件" },
  "en-US": {
    "--profile": "set of tables",
    "--year": "year",
    "--last-year": "workbook of last year",
    "-o": "file to write",
  },
};

function looksLikeFile(text: string): boolean {
  return /[./\\*]/.test(text);
}

const TOPICS: Readonly<Record<Language, { readonly "": string; readonly [topic: string]: string }>> = {
  "zh-CN": {
    "": `公开表助手：核对部门（单位）预算、决算公开表的数字是否对得上。只读您的文件，不改它。

用法：
  gongkai check 文件或文件夹 …     核对
  gongkai compare 今年的表 上年的表  与上年比：变了什么，该一致的是否一致
  gongkai checklist 表 说明 …      公开检查清单：公开前要有的 21 项，有没有、在哪里
  gongkai summary 结果.jsonl -o 汇总.xlsx   把几次、几台机器核对的结果合成一份汇总
  gongkai department 部门.xlsx 所属单位/   汇总核对：部门的每个数＝所属单位之和
  gongkai write 表 -o 说明.docx    由表写出情况说明，不知道的列出来
  gongkai document 表 -o 公开.docx 整份公开文件：封面、目录、概况、表、情况说明、名词解释、附件
  gongkai balance 文件 -o 新文件   尾差配平：改最少的数，使全部关系一分不差
  gongkai fill 文件 -o 新文件      元 → 万元：以元填的各表换算成公开的万元表
  gongkai publish 文件 -o 新文件   清洁发布版：去掉不该公开的，另存一份
  gongkai template 选项 …          写出一套空表，供填写和公开
  gongkai rules [编号]             列出全部核对规则，或说明其中一条
  gongkai forms                    列出认得的公开表
  gongkai subject 编码或名称       查政府收支分类科目
  gongkai help check               看 check 的全部选项

例子：
  gongkai check 决算公开.xlsx
  gongkai check 各单位报来的表
  gongkai check 决算公开.xlsx --marked 核对结果

每个命令都可以加：
  --lang zh-CN|en-US    用中文（平常如此）或英文说话
  -h, --help            看说明
  -v, --version         看版本
`,
    check: `用法：gongkai check 文件、文件夹或通配符 … [选项]

核对 .xlsx、.xlsm、.xls、.et、.ods、.csv 文件里的公开表（网页、XML 表格改名的 .xls 也读），和 .docx 里的情况说明。写文件夹就核对里面（连同下级文件夹）的全部工作簿，
可以一次写几个；也可以用通配符，如 "报送/*决算*.xlsx"。原文件不会被改动。

选项：
  --prose 说明.docx   连同情况说明一起核对：文中每个数对表、对文中别处；.docx、.txt、.md 都可以，可写几次
                      文件夹里与工作簿同名的 .docx 自动配对；说明也可以单独核对：gongkai check 说明.docx
  --last-year 文件    上年的公开表（.xlsx、.xls 等，或上年公开的 .docx）：年初结转对上年年末结转，上年数的栏，
                      说明里的上年数、增减额、增减率；科目改名、换编码的跟着走
  --budget 文件       批复或年初预算的表：同一种表逐格对；决算说明里的年初预算数对它
  --marked 文件夹     把有问题的格涂上颜色，另存到这个文件夹：原名.核对.xlsx；已有的文件不覆盖；
                      .docx 另存为带批注的副本：原名.核对.docx
                      （不符红色，存疑黄色，不是金额的紫色；其他格式的另存为 .xlsx，只带内容）
  --only 表内|表间|全部
                      只核对一张表之内的关系，或只核对表与表之间的关系；平常是全部
  --profile 名称|文件.json
                      指明是哪一套表：${PROFILES.map(({ name }) => name).join("、")}，
                      或本地一套表的说明文件（写法见 docs/profiles.md）；平常自己判断
  -o, --output 文件   把结果写成报告：.html 用浏览器看、打印，.xlsx 用 Excel 看；已有的文件不覆盖（加 --force 覆盖）
                      几个文件的是一份汇总：每个单位一行、全部发现（点开到文件和单元格）、错误种类、读不了的文件；
                      .csv 只有每个单位一行；.jsonl 每核对完一个文件写一行 JSON，供接着核对、合并和查询
  --jsonl             每核对完一个文件输出一行 JSON
  --resume            接着 -o 结果.jsonl 上次停下的地方：内容和规则版本都没有变的文件不再核对
  --shard 2/4         只核对四份中的第二份（按文件内容分），几台机器各核对一份
  --summary           一个文件只说一行
  --include-ignored   在工作簿里忽略了的也算；平常列在“已忽略”里，附上理由，不算不符
  --strict            存疑、未核对也算没有通过
  --json              输出 JSON，供别的程序使用
  --lang zh-CN|en-US  用中文（平常如此）或英文说话

结果怎么看：
  相符    两边相等
  尾差    差额在四舍五入能造成的范围内，不用改
  存疑    四舍五入能造成这么大的差额，但很少见，请核对
  不符    对不上，四舍五入解释不了
  提示    值得看一眼，不算错
  未核对  缺表、缺行或读不懂，没能核对，后面写明原因

退出码：0 文件里有的都看过，全部成立；1 有不符；2 有文件不能核对，或命令写错；3 没有发现不符，但没有核对全
（有存疑、未核对、没有看的表、缺的表，或还没有填；加 --strict 时算 1）。
核对多个文件时，有一个不符就是 1。
`,
    compare: `用法：gongkai compare 今年的表 上年的表 [选项]

与上年比：按意思逐项对应（科目改名、换了编码的跟着走），列出变了什么，变动大的在前；年初结转等两年该一致的也核对。
两个文件都只读，不改。上年的可以是 .xlsx、.xls 等，也可以是上年公开的 .docx（读其中的表和文字）。

选项：
  --budget 文件       再与批复（年初预算）比：同一种表逐格核对
  -o, --output 文件   把全部变动写成 .html 或 .xlsx；已有的文件不覆盖（加 --force 覆盖）
  --json              输出 JSON，供别的程序使用

退出码：0 该一致的都一致；1 有不符；2 不能读写，拿错了年度，或命令写错；3 有存疑（如年初调整），或没有可比的数。
`,
    checklist: `用法：gongkai checklist 表.xlsx 说明.docx … [选项]

公开检查清单：检查时要看的 21 项，每项是有、无、不适用还是要人看，在哪里。表和说明可以写几个文件
（绩效表另存的也写上），都只读。“有”是在给出的文件里看到了；看不到、判断不了的写“要人看”。

选项：
  --budget 文件       批复的表：逐格比公开的数与批复是否一致
  --last-year 文件    上年的表：核对说明里的上年数
  --approved 日期     批复的日期，如 2024-09-20；--published 公开的日期：是不是在 20 日之内
  -o, --output 文件   写成 .html（可以打印）或 .xlsx；已有的文件不覆盖（加 --force 覆盖）
  --json              输出 JSON，供别的程序使用

退出码：0 都有；1 有“无”；2 不能读写，或命令写错；3 没有“无”，还有要人看的。
`,
    summary: `用法：gongkai summary 结果.jsonl … -o 汇总.xlsx [选项]

把 gongkai check … -o 结果.jsonl 写的结果合成一份汇总：每个单位一行、全部发现、错误种类、读不了的文件。
几次、几台机器（--shard）的结果可以一起合；同一个文件的同一内容只算一次，合几遍都一样。

选项：
  -o, --output 文件   .xlsx、.html 或 .csv；已有的文件不覆盖
  --force             已有的文件也覆盖

退出码：0 已写好；2 没有写成，或有的行不是结果。
`,
    department: `用法：gongkai department 部门.xlsx 单位的文件或文件夹 … [选项]

汇总核对：部门公开表里能相加的每个数（功能分类、经济分类、三公、政府采购、个数）等于所属单位（含本级）之和。
不等的指出多半是哪个单位、哪一格写错。单位之间的上级补助、附属单位上缴在部门可以抵消，能解释的说存疑。
哪个单位缺表、缺行，那些数列为未核对。文件都只读。

选项：
  --units 名单        所属单位名单（.txt，一行一个），或写着单位构成的情况说明（.docx、.txt）：缺的会说明，
                      不在名单里的文件不算进去；平常是给出的全部文件
  -o, --output 文件   写成 .html 或 .xlsx；已有的文件不覆盖（加 --force 覆盖）
  --json              输出 JSON，供别的程序使用

退出码：0 都相等；1 有不符；2 不能读写，或命令写错；3 有存疑、未核对，或多半不是这些单位。
`,
    write: `用法：gongkai write 表.xlsx [选项]

由表写出情况说明：数、比率、增减和持平、决算数大于小于等于预算数，都由表和给出的上年表、年初预算来。
只有人知道的（原因、表外的数）列在“说明用数”里，填一次；没有填的，文中写着【请填：…】。
写出的文字用本程序再读一遍，说出有几个数、有没有不符。

选项：
  -o, --output 文件   .docx 或 .txt；.xlsx 是表的一份副本，后面加“情况说明”（普通公式，表改了跟着变）和“说明用数”
                      两张表，打字盖住公式的句子以后再写时保留；不写就打在屏幕上；已有的文件不覆盖（加 --force 覆盖）
  --last-year 文件    上年的表；--budget 文件  年初预算的表；没有给的数会问
  --questions 文件    把要填的写成 .xlsx，已有的回答照抄进去
  --answers 文件      填好的“说明用数”
  --self 本部门       文中怎样称呼自己，平常是“本单位”
  --form 名称         照哪里的形式写：青海决算、四川决算、新疆决算、上海决算、全国决算、四川预算、四川部门预算、
                      上海部门预算、上海单位预算、全国预算；不写就由表认

例子：
  gongkai write 决算2024.xlsx --last-year 决算2023.xlsx --budget 预算2024.xlsx --questions 说明用数.xlsx
  gongkai write 决算2024.xlsx --last-year 决算2023.xlsx --budget 预算2024.xlsx --answers 说明用数.xlsx -o 说明.docx

退出码：0 写全了；1 表里有不符，先改正；2 没有写成，或命令写错；3 还有要填的。
`,
    document: `用法：gongkai document 表.xlsx … -o 公开.docx [选项]

写出整份公开文件：封面、目录、概况、各张表（照表的宽窄横排或竖排）、情况说明、名词解释、附件（绩效表），
按各地的顺序。表照工作表里看到的写，隐藏的行和列不写；没有数也没有说明的表，下面写上空表说明。
绩效表在另一个文件里的，一起写上。同样的输入得到同样的文件。
目录没有页码：在 Word、WPS 里右键“更新域”（更新整个目录）就有了。

选项：
  -o, --output 文件   .docx，或 .html（放到网站上，用浏览器打印成 PDF）；已有的文件不覆盖（加 --force 覆盖）
  --words 说明.docx   已经写好的情况说明（.docx、.txt）；不写就由表写出，同 gongkai write
  --like 去年.docx    照本单位自己的文件的样子：样式、纸张、页眉页脚用它的，内容不用
  --last-year 文件    上年的表；--budget 文件  年初预算的表；--answers 文件  填好的“说明用数”
  --self 本部门       文中怎样称呼自己；--form 名称  照哪里的形式，见 gongkai help write

例子：
  gongkai document 决算2024.xlsx 绩效自评表.xlsx --words 说明.docx -o 公开.docx

退出码：0 写全了；1 表里有不符，先改正；2 没有写成，或命令写错；3 还有要填的。
`,
    balance: `用法：gongkai balance 文件.xlsx -o 新文件.xlsx [选项]

尾差配平：改动最少的几个数，每个最多动一个末位（同一个数在各表一起动），使一套表的全部关系一分不差。
先列出改哪些数、改前改后、为了哪条规则；结果再核对一遍。原文件不会被改动。
还有不符时不做：先改正。公式和锁定的格不动，会说明。配不平时列出互相矛盾的关系。

选项：
  -o, --output 文件   写到哪里；已有的文件不覆盖
  --hold 合计,三公    先定合计和三公经费的数，尽量改别的；非改不可的会说明
  --dry-run           只看要改什么，不写文件
  --force             已有的文件也覆盖

退出码：0 已配平，或没有尾差；1 有不符，或有配不平的；2 不能读写，或命令写错。
`,
    fill: `用法：gongkai fill 文件.xlsx -o 新文件.xlsx [选项]

元 → 万元：认出工作簿里以元为单位的公开表，逐格换算成万元（四舍五入到 0.01，一半时远离零），“单位：元”改成
“单位：万元”，公式换成数值。每格的元数记在文件里，以后配平时用得上；清洁发布版会去掉。认不出的数不换算，会列出。
换算后核对一遍；有尾差时在封面下（没有封面就在第一张表下）写上尾数误差的说明，或者配平。

决算软件的基础表（角上有财决01表之类的表号，或表名 Z01、F03）另排成整套公开表，写成新的工作簿：科目照基础表列，
每格记着取自基础表的哪一格。栏目凭公开的填报说明推断，没有见过真实的导出文件，请与软件印出的公开表对一遍。

选项：
  -o, --output 文件   写到哪里；已有的文件不覆盖
  --profile 哪一套    基础表排成哪一套公开表；不写是青海决算
  --balance           配平尾差：改最少的数，每个都在元数的一个末位之内
  --hold 合计,三公    配平时先定合计和三公经费的数
  --dry-run           只看结果，不写文件
  --force             已有的文件也覆盖

退出码：0 已换算；1 没有以元为单位的表，有不符，或有配不平的；2 不能读写，或命令写错。
`,
    publish: `用法：gongkai publish 文件.xlsx -o 新文件.xlsx [选项]

清洁发布版：公式换成数值，去掉隐藏的工作表和行、盖住的内容、名称、批注、外部链接、作者等个人信息、
本程序的标记和记录；补上缺少的打印设置和空表说明。每一项先列出来；写出的副本再核对一遍，原文件不会被改动。
显示的数与存的数量级不同的格（如 1905.92 显示成 1.91）会提醒。

选项：
  -o, --output 文件   写到哪里；已有的文件不覆盖
  --keep 项目         不做的几项，用逗号隔开：
                      ${STEPS.join("、")}
  --dry-run           只列出来，不写文件
  --force             已有的文件也覆盖

退出码：0 已写好，或只看了看；1 有去不掉的，或副本核对的结果与原文件不同；2 不能读写，或命令写错。
`,
    template: `用法：gongkai template --profile 名称 --year 年份 -o 文件.xlsx [选项]

写出一套空的公开表：标题、表头、行次、规定的行、合计公式、打印设置都已排好，填上数字就可以打印、公开。

选项：
  --profile 名称      哪一套表：${PROFILES.map(({ name }) => name).join("、")}；
                      或描述一套表的 .json 文件
  --year 年份         哪一年的数，如 2024；还没有那一年版式的，用已知最近的版式，并说明
  -o, --output 文件   写到哪里，以 .xlsx 结尾；已有的文件不覆盖
  --unit 单位名称     编制单位；不写就留空
  --tables 表号       只要其中几张，如 01,02,06 或 1,1-1；平常是全部
  --projects 数目     再附上绩效自评表，几个项目就写几（青海决算、新疆决算有样式）
  --money 万元|元|千元
                      金额单位，平常是万元
  --force             已有的文件也覆盖

例子：
  gongkai template --profile 青海决算 --year 2024 --unit 某某县某某局 -o 公开表.xlsx

退出码：0 已写好；2 没有写成，或命令写错。
`,
    rules: `用法：gongkai rules [编号 …] [--json]

列出全部核对规则：编号、内容、依据；分表内、表间；标“提示”的不算错。
写了编号就只说明那几条：用到哪些表、哪些格，举一个例子。例子：
  gongkai rules X01-02a
`,
    forms: `用法：gongkai forms

列出认得的几套公开表，以及每张表的表号和名称。表按标题和表头认，不按工作表的名称或位置。
`,
    subject: `用法：gongkai subject 编码或名称

查政府收支分类科目：全称、下级科目数、曾用名。名称可以只写一部分。例子：
  gongkai subject 2080505
  gongkai subject 公务接待费
标“未核”的条目没有与科目书对照过。没有找到时退出码是 1。
`,
  },
  "en-US": {
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
  },
};
