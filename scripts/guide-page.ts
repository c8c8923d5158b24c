import { marked } from "marked";

/** The guide, docs/guide/README.md, as a page beside its pictures. */
export function guidePage(markdown: string): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? "";
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} – 公开表助手</title>
    <link rel="icon" href="../assets/icon-32.png" />
    <link rel="stylesheet" href="guide.css" />
  </head>
  <body>
    <main>
${marked.parse(markdown, { async: false })}
    </main>
  </body>
</html>
`;
}
