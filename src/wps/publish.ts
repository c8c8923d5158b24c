import { deploy, home, ours, started } from "./service.ts";

// The page by which a user puts the add-in into his WPS, and takes it out again.

const version = document.documentElement.dataset["version"] ?? "";

function say(text: string, kind = ""): void {
  const line = document.getElementById("said");
  if (line !== null) Object.assign(line, { textContent: text, className: kind });
}

/** What is wrong where the service does not answer, and what to do. */
const SILENT =
  "WPS 没有回应。请确认：这台电脑装有支持加载项的 WPS；浏览器问“是否打开 WPS Office”或“是否允许访问本地网络”时选了允许；安全软件没有拦截 127.0.0.1 的 58890 端口。打开一次 WPS 再试。";

async function change(cmd: "enable" | "disable"): Promise<void> {
  say("正在联系 WPS……");
  try {
    await started();
  } catch {
    say(SILENT, "bad");
    return;
  }
  try {
    await deploy(cmd, version);
    const now = await ours();
    const isDone = cmd === "enable" ? now?.url === home() : now === undefined;
    if (!isDone) throw new Error("WPS 的加载项清单里没有变化");
    say(
      cmd === "enable"
        ? "已加入。WPS 如果询问是否信任或加载“gongkai”，请选允许；关闭全部 WPS 窗口再打开，“公开表”选项卡就会出现。"
        : "已移除。关闭全部 WPS 窗口再打开后不再出现。",
      "good",
    );
  } catch (error) {
    say(`WPS 没有接受（${error instanceof Error ? error.message : String(error)}）。请打开自检页，看是哪一步。`, "bad");
  }
}

document.getElementById("add")?.addEventListener("click", () => void change("enable"));
document.getElementById("remove")?.addEventListener("click", () => void change("disable"));
const place = document.getElementById("place");
if (place !== null) place.textContent = home();
