@echo off
setlocal
set "PAGE=%~dp0workbench\index.html"
if not exist "%PAGE%" goto missing
for %%B in (
  "%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe"
  "%ProgramFiles%\Microsoft\Edge\Application\msedge.exe"
  "%ProgramFiles%\Google\Chrome\Application\chrome.exe"
  "%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe"
  "%LocalAppData%\Google\Chrome\Application\chrome.exe"
) do if exist %%B (
  start "" %%B "%PAGE%"
  exit /b 0
)
start "" "%PAGE%"
exit /b 0
:missing
chcp 65001 >nul
echo 找不到 workbench 文件夹。请先把压缩包全部解压，再双击解压出来的“打开工作台”。
pause
exit /b 1
