@echo off
chcp 65001 >nul
setlocal
set "HERE=%~dp0"
set "ADDONS=%APPDATA%\kingsoft\wps\jsaddons"
if not exist "%ADDONS%" mkdir "%ADDONS%"
xcopy /E /I /Y /Q "%HERE%gongkai_{{version}}" "%ADDONS%\gongkai_{{version}}" >nul
if errorlevel 1 goto failed
if exist "%ADDONS%\publish.xml" goto listed
copy /Y "%HERE%publish.xml" "%ADDONS%\publish.xml" >nul
if errorlevel 1 goto failed
echo 已复制。请关闭全部 WPS 窗口再打开，“公开表”选项卡就会出现。
goto done
:listed
echo 文件已复制。这台电脑已有别的 WPS 加载项，清单没有改写。
echo 请用记事本打开 "%ADDONS%\publish.xml"，在最后一行之前加上这一行：
findstr /C:"jsplugin name" "%HERE%publish.xml"
goto done
:failed
echo 没有复制成功：请看 "%ADDONS%" 能不能写入。
:done
pause
