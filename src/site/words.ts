import type { StepName, SiteTrouble } from "./steps.ts";

export interface SelfTestWords {
  readonly language: "zh-CN" | "en-US";
  readonly title: string;
  readonly checking: string;
  readonly fine: string;
  /** `step` is the name of the first step that failed. */
  readonly failed: (step: string, number: number) => string;
  /** What to do when all is well. */
  readonly next: string;
  readonly step: Readonly<Record<StepName, string>>;
  /** What is wrong, and what to do. */
  readonly trouble: (trouble: SiteTrouble) => string;
}

const zh: SelfTestWords = {
  language: "zh-CN",
  title: "公开表助手 自检",
  checking: "正在检查……",
  fine: "全部通过：服务器这一边是好的。",
  failed: (step, number) => `第 ${number} 步没有通过：${step}。请先改好这一步，再刷新本页。`,
  next: "如果地址栏提示“不安全”，说明这台电脑还不信任服务器的证书，Excel 里也会打不开窗格。服务器正常而 Excel 里看不到“公开表”选项卡时，请按部署说明检查共享目录和 Excel 版本，并清除 Office 加载项缓存。",
  step: {
    secure: "用 HTTPS 打开",
    list: "文件清单 files.json",
    files: "每个文件都在，类型和大小都对",
    policy: "内容安全策略（CSP）已生效",
    cache: "缓存规则",
    manifest: "manifest.xml 里写的就是这个地址和这个版本",
    functions: "自定义函数清单 functions.json",
    office: "office.js 能加载",
    wasm: "WebAssembly 能运行",
  },
  trouble: (trouble) => {
    switch (trouble.is) {
      case "not-https":
        return "本页不是用 HTTPS 打开的。Excel 只加载 HTTPS 地址，请给服务器配好证书，用 https:// 打开本页。";
      case "unreachable":
        return trouble.status === 0
          ? `${trouble.file}：没有回应，可能被代理、网关或内容安全策略拦下。`
          : `${trouble.file}：服务器回答 ${trouble.status}。请确认文件已完整复制，并且没有被请求筛选或权限挡住。`;
      case "wrong-type":
        return `${trouble.file}：类型是 ${trouble.got || "（无）"}，应为 ${trouble.want}。请按安装包里的 nginx.conf 或 web.config 设置 MIME 类型。`;
      case "wrong-size":
        return `${trouble.file}：${trouble.got} 字节，应为 ${trouble.want} 字节。文件不完整、属于别的版本，或者被中途改写，请重新复制。`;
      case "no-policy":
        return "taskpane.html 没有 Content-Security-Policy 响应头。请使用安装包里的 nginx.conf 或 web.config。";
      case "wrong-policy":
        return `taskpane.html 的 Content-Security-Policy 与安装包的不同。现在是：${trouble.got}。应为：${trouble.want}`;
      case "wrong-cache":
        return `${trouble.file}：Cache-Control 是 ${trouble.got || "（无）"}，应为 ${trouble.want}。缓存规则不对时，更新以后用户会看到旧版本。`;
      case "no-manifest":
        return "manifest.xml 打不开。请把安装包 site 文件夹里的文件全部复制到服务器上。";
      case "wrong-origin":
        return `manifest.xml 指向 ${trouble.got[0] ?? "（没有地址）"}，本页在 ${trouble.want}。请用 --origin ${trouble.want.slice(0, -1)} 重新生成安装包。`;
      case "wrong-version":
        return `manifest.xml 的版本是 ${trouble.got || "（无）"}，网页的版本是 ${trouble.want}。请把同一个安装包里的文件全部复制过来。`;
      case "no-functions":
        return "functions.json 读不出自定义函数。请重新复制这个文件。";
      case "not-open":
        return "functions.json 没有 Access-Control-Allow-Origin: * 响应头，网页版 Excel 读不到它。请使用安装包里的 nginx.conf 或 web.config。";
      case "no-office":
        return "office.js 没有加载成功。请确认 office 文件夹完整；用微软 CDN 的安装包要求电脑能访问 appsforoffice.microsoft.com。";
      case "no-wasm":
        return `WebAssembly 不能运行（${trouble.reason}）。请确认内容安全策略里有 'wasm-unsafe-eval'，.wasm 的类型是 application/wasm。`;
    }
  },
};

const en: SelfTestWords = {
  language: "en-US",
  title: "Gongkai self-test",
  checking: "Checking…",
  fine: "All steps passed: the server's side is in order.",
  failed: (step, number) => `Step ${number} failed: ${step}. Mend this step first, then reload this page.`,
  next: "If the address bar says “Not secure”, this computer does not trust the server's certificate yet, and the pane will not open in Excel either. If the server is in order but Excel shows no “Published tables” tab, check the shared folder and the build of Excel as the deployment guide says, and clear the cache of Office add-ins.",
  step: {
    secure: "Opened over HTTPS",
    list: "The list of files, files.json",
    files: "Every file is there, of the right type and size",
    policy: "The Content-Security-Policy is in force",
    cache: "Cache rules",
    manifest: "manifest.xml names this address and this version",
    functions: "The custom functions, functions.json",
    office: "office.js loads",
    wasm: "WebAssembly runs",
  },
  trouble: (trouble) => {
    switch (trouble.is) {
      case "not-https":
        return "This page was not opened over HTTPS. Excel loads nothing else: give the server a certificate and open this page with https://.";
      case "unreachable":
        return trouble.status === 0
          ? `${trouble.file}: no answer. A proxy, a gateway or the Content-Security-Policy may be in the way.`
          : `${trouble.file}: the server answers ${trouble.status}. See that the file was copied, and that neither request filtering nor permissions are in the way.`;
      case "wrong-type":
        return `${trouble.file}: its type is ${trouble.got || "(none)"} and should be ${trouble.want}. Set the MIME types as nginx.conf or web.config in the package does.`;
      case "wrong-size":
        return `${trouble.file}: ${trouble.got} bytes, should be ${trouble.want}. It is incomplete, of another version, or changed on its way: copy it again.`;
      case "no-policy":
        return "taskpane.html comes without the header Content-Security-Policy. Use nginx.conf or web.config of the package.";
      case "wrong-policy":
        return `The Content-Security-Policy of taskpane.html is not that of the package. It is: ${trouble.got} It should be: ${trouble.want}`;
      case "wrong-cache":
        return `${trouble.file}: Cache-Control is ${trouble.got || "(none)"} and should be ${trouble.want}. Otherwise users see an old version after an update.`;
      case "no-manifest":
        return "manifest.xml cannot be read. Copy everything from the folder site of the package to the server.";
      case "wrong-origin":
        return `manifest.xml points to ${trouble.got[0] ?? "(no address)"}, this page is at ${trouble.want}. Make the package again with --origin ${trouble.want.slice(0, -1)}.`;
      case "wrong-version":
        return `manifest.xml is of version ${trouble.got || "(none)"}, the pages of ${trouble.want}. Copy all files of one package.`;
      case "no-functions":
        return "functions.json names no custom function. Copy the file again.";
      case "not-open":
        return "functions.json comes without the header Access-Control-Allow-Origin: *, so Excel on the web cannot read it. Use nginx.conf or web.config of the package.";
      case "no-office":
        return "office.js did not load. See that the folder office is complete; a package with Microsoft's CDN needs access to appsforoffice.microsoft.com.";
      case "no-wasm":
        return `WebAssembly does not run (${trouble.reason}). The Content-Security-Policy must hold 'wasm-unsafe-eval', and .wasm must be application/wasm.`;
    }
  },
};

/** The words for a browser's language. */
export function selfTestWords(language: string): SelfTestWords {
  return /^zh\b/i.test(language) ? zh : en;
}
