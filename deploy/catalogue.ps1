<#
.SYNOPSIS
在这台电脑上为当前用户登记公开表助手所在的共享目录，使 Excel 的“我的加载项 – 共享文件夹”里能看到它。不需要管理员权限。

.PARAMETER Share
放 manifest.xml 的共享文件夹，写成 \\服务器\共享名。不能是盘符。

.PARAMETER Remove
取消登记。

.PARAMETER ClearCache
清除 Office 加载项缓存（请先关闭 Excel、Word 等全部 Office 程序）。更新版本以后看到旧界面时用。

.EXAMPLE
powershell -ExecutionPolicy Bypass -File catalogue.ps1 -Share \\fileserver\gongkai

.EXAMPLE
powershell -ExecutionPolicy Bypass -File catalogue.ps1 -Remove -ClearCache
#>
param(
    [string] $Share,
    [switch] $Remove,
    [switch] $ClearCache
)
$ErrorActionPreference = 'Stop'

# 文字都用单引号：在双引号的文字里，PowerShell 把中文引号也当作引号。

# 固定的编号：再次登记时换掉旧的，不会重复。
$id = '{5b0d6c1e-7f0a-4c55-9a53-6d2f8f1f4b7e}'
$key = "HKCU:\Software\Microsoft\Office\16.0\WEF\TrustedCatalogs\$id"

if (-not $Share -and -not $Remove -and -not $ClearCache) {
    Write-Output '请写出共享文件夹，例如：catalogue.ps1 -Share \\fileserver\gongkai'
    exit 2
}

if ($Remove) {
    if (Test-Path -LiteralPath $key) { Remove-Item -LiteralPath $key -Recurse }
    Write-Output '已取消登记。重新启动 Excel 后生效。'
}

if ($ClearCache) {
    if (Get-Process -Name excel, winword, powerpnt, outlook -ErrorAction SilentlyContinue) {
        Write-Output 'Office 程序还在运行。请保存文件、全部关闭以后再清除缓存。'
        exit 1
    }
    $cache = Join-Path $env:LOCALAPPDATA 'Microsoft\Office\16.0\Wef'
    if (Test-Path -LiteralPath $cache) { Get-ChildItem -LiteralPath $cache -Force | Remove-Item -Recurse -Force }
    Write-Output '已清除 Office 加载项缓存。'
}

if ($Share -and -not $Remove) {
    if (-not $Share.StartsWith('\\')) {
        Write-Output ('“{0}”不是共享文件夹。请写成 \\服务器\共享名，不能是盘符。' -f $Share)
        exit 2
    }
    if (-not (Test-Path -LiteralPath (Join-Path $Share 'manifest.xml'))) {
        Write-Output ('在 {0} 里找不到 manifest.xml。请检查名称、权限，并把安装包里的 site\manifest.xml 复制进去。' -f $Share)
        exit 1
    }
    New-Item -Path $key -Force | Out-Null
    New-ItemProperty -LiteralPath $key -Name Id -Value $id -PropertyType String -Force | Out-Null
    New-ItemProperty -LiteralPath $key -Name Url -Value $Share -PropertyType String -Force | Out-Null
    # 1：在“我的加载项”里显示。
    New-ItemProperty -LiteralPath $key -Name Flags -Value 1 -PropertyType DWord -Force | Out-Null
    Write-Output ('已登记 {0}。请重新启动 Excel，在“开始 – 加载项 – 更多加载项 – 共享文件夹”里添加“公开表助手”。' -f $Share)
}
