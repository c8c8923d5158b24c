#!/bin/sh
# 打开工作台：双击，或在终端里运行。
page="$(cd "$(dirname "$0")" && pwd)/workbench/index.html"
if [ ! -f "$page" ]; then
  echo "找不到 workbench 文件夹。请先把压缩包全部解压。" >&2
  exit 1
fi
for browser in microsoft-edge chromium chromium-browser google-chrome; do
  if command -v "$browser" >/dev/null 2>&1; then
    exec "$browser" "$page"
  fi
done
if command -v xdg-open >/dev/null 2>&1; then exec xdg-open "$page"; fi
if command -v open >/dev/null 2>&1; then exec open "$page"; fi
echo "请用浏览器（Edge、Chrome）打开：$page"
