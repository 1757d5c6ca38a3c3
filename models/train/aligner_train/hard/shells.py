"""Shells that are not bash: what is a fault in one is right in another. Pairs are (language, tag, bad, good); ``KEEP`` is clean."""
from __future__ import annotations

import random

from ..family import Case, Family, fill

#: What stands after the fence for each dialect.
FENCES = {"sh": ("sh", "shell"), "zsh": ("zsh",), "fish": ("fish",), "powershell": ("powershell", "ps1", "pwsh"), "batch": ("bat", "batch", "cmd"), "bash": ("bash", "sh")}

PAIRS: list[tuple[str, str, str, str]] = [
    ("sh", "unquoted-variable", "#!/bin/sh\nset -eu\ncp $1 <<dir>>/\nrm -f $2", "#!/bin/sh\nset -eu\ncp \"$1\" <<dir>>/\nrm -f \"$2\""),
    ("sh", "wrong-operator", "#!/bin/sh\nif [ \"$<<var>>\" == \"<<col>>\" ]; then\n  echo \"<<msg>>\"\nfi", "#!/bin/sh\nif [ \"$<<var>>\" = \"<<col>>\" ]; then\n  echo \"<<msg>>\"\nfi"),
    ("sh", "wrong-operator", "#!/bin/sh\ncase \"$1\" in\n  start) [ \"$<<var>>\" == yes ] && start ;;\n  stop) stop ;;\nesac", "#!/bin/sh\ncase \"$1\" in\n  start) [ \"$<<var>>\" = yes ] && start ;;\n  stop) stop ;;\nesac"),
    ("sh", "unsafe-rm", "#!/bin/sh\nDIR=$1\nrm -rf \"$DIR\"/*", "#!/bin/sh\nDIR=$1\nrm -rf \"${DIR:?}\"/*"),
    ("sh", "CWE-377", "#!/bin/sh\ntmp=/tmp/<<var>>.$$\ncurl -fsS <<url>> > \"$tmp\"", "#!/bin/sh\ntmp=$(mktemp)\ncurl -fsS <<url>> > \"$tmp\""),
    ("zsh", "CWE-95", "#!/usr/bin/env zsh\n<<fn>>() {\n  eval \"$1\"\n}", "#!/usr/bin/env zsh\n<<fn>>() {\n  \"$@\"\n}"),
    ("zsh", "unsafe-rm", "#!/usr/bin/env zsh\ntarget=$1\nrm -rf $target/*(N)", "#!/usr/bin/env zsh\ntarget=$1\nrm -rf ${target:?}/*(N)"),
    ("fish", "CWE-95", "function <<fn>>\n    eval $argv\nend", "function <<fn>>\n    $argv\nend"),
    ("fish", "CWE-295", "curl -k <<url>> | jq .<<col>>", "curl <<url>> | jq .<<col>>"),
    ("fish", "CWE-732", "for f in <<dir>>/*.sh\n    chmod 777 $f\nend", "for f in <<dir>>/*.sh\n    chmod 755 $f\nend"),
    ("powershell", "CWE-95", "param([string]$Command)\nInvoke-Expression $Command", "param([string]$Command, [string[]]$Arguments)\n& $Command @Arguments"),
    ("powershell", "CWE-295", "$<<var>> = Invoke-RestMethod -Uri '<<url>>' -SkipCertificateCheck", "$<<var>> = Invoke-RestMethod -Uri '<<url>>'"),
    ("powershell", "CWE-295", "[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }\nInvoke-WebRequest -Uri '<<url>>' -OutFile <<path>>", "Invoke-WebRequest -Uri '<<url>>' -OutFile <<path>>"),
    ("powershell", "CWE-798", "$password = ConvertTo-SecureString '<<secret>>' -AsPlainText -Force\n$cred = New-Object PSCredential('<<user>>', $password)", "$password = Read-Host 'Password' -AsSecureString\n$cred = New-Object PSCredential('<<user>>', $password)"),
    ("powershell", "CWE-798", "$headers = @{ Authorization = 'Bearer <<secret>>' }\nInvoke-RestMethod -Uri '<<url>>' -Headers $headers", "$headers = @{ Authorization = \"Bearer $env:<<env>>\" }\nInvoke-RestMethod -Uri '<<url>>' -Headers $headers"),
    ("powershell", "wrong-comparison", "if ($<<var>> = $null) {\n    throw '<<var>> is missing'\n}", "if ($null -eq $<<var>>) {\n    throw '<<var>> is missing'\n}"),
    ("powershell", "wrong-operator", "if ($Count > <<num>>) {\n    Write-Warning 'Too many <<list>>'\n}", "if ($Count -gt <<num>>) {\n    Write-Warning 'Too many <<list>>'\n}"),
    ("powershell", "ignored-error", "try {\n    Copy-Item <<path>> -Destination <<dir>> -ErrorAction Stop\n} catch {\n}", "try {\n    Copy-Item <<path>> -Destination <<dir>> -ErrorAction Stop\n} catch {\n    Write-Error $_\n}"),
    ("batch", "unsafe-rm", "@echo off\nset TARGET=%1\nrd /s /q %TARGET%\\*", "@echo off\nset \"TARGET=%~1\"\nif not defined TARGET exit /b 1\nrd /s /q \"%TARGET%\""),
    ("batch", "CWE-798", "@echo off\nset TOKEN=<<secret>>\ncurl -H \"Authorization: Bearer %TOKEN%\" <<url>>", "@echo off\nif not defined TOKEN exit /b 1\ncurl -H \"Authorization: Bearer %TOKEN%\" <<url>>"),
    ("bash", "unquoted-variable", "#!/usr/bin/env bash\nfor f in \"$@\"; do\n  if [ -f $f ]; then\n    gzip $f\n  fi\ndone", "#!/usr/bin/env bash\nfor f in \"$@\"; do\n  if [ -f \"$f\" ]; then\n    gzip \"$f\"\n  fi\ndone"),
]
KEEP: list[tuple[str, str]] = [
    ("zsh", "#!/usr/bin/env zsh\ntarget=$1\ncp $target <<dir>>/\nprint -r -- $target"),
    ("zsh", "for f in <<dir>>/**/*.log(.N); do\n  gzip $f\ndone"),
    ("zsh", "typeset -A ports=(web <<port>> db 5432)\nfor name in ${(k)ports}; do\n  print $name $ports[$name]\ndone"),
    ("fish", "set -l target $argv[1]\ncp $target <<dir>>/\necho $target"),
    ("fish", "for f in <<dir>>/*.csv\n    wc -l $f\nend"),
    ("fish", "if test \"$status\" -eq 0; and set -q <<env>>\n    echo <<msg>>\nend"),
    ("fish", "set -gx PATH $HOME/bin $PATH\nalias ll 'ls -l'"),
    ("powershell", "$source = 'C:\\Users\\me\\new\\<<var>>'\nCopy-Item $source -Destination 'E:\\archive' -Recurse"),
    ("powershell", "Get-ChildItem -Path <<dir>> -Filter *.log |\n    Where-Object { $_.LastWriteTime -lt (Get-Date).AddDays(-<<num>>) } |\n    Remove-Item"),
    ("powershell", "if ($null -eq $<<var>> -or $<<var>>.Count -eq 0) {\n    return\n}"),
    ("powershell", "$items = Get-Content $File | Where-Object { $_ -ne '' }\nforeach ($item in $items) {\n    Write-Output $item\n}"),
    ("powershell", "$result = & git rev-parse HEAD\nif ($LASTEXITCODE -ne 0) { throw 'git failed' }"),
    ("powershell", "param(\n    [Parameter(Mandatory)]\n    [string]$Name,\n    [int]$Port = <<port>>\n)"),
    ("batch", "@echo off\nset \"SRC=%~1\"\nif not exist \"%SRC%\" exit /b 1\nxcopy \"%SRC%\" \"<<dir>>\" /e /i /y"),
    ("batch", "for %%F in (*.txt) do (\n  echo %%~nF\n  type \"%%F\" >> all.out\n)"),
    ("batch", "setlocal EnableDelayedExpansion\nset COUNT=0\nfor %%F in (*.log) do set /a COUNT+=1\necho !COUNT!"),
    ("sh", "#!/bin/sh\nset -eu\nif [ \"$1\" = start ] && [ -r \"$2\" ]; then\n  . \"$2\"\nfi"),
    ("sh", "#!/bin/sh\n# shell without arrays: the arguments are the list\nset -- a b c\nfor x in \"$@\"; do\n  printf '%s\\n' \"$x\"\ndone"),
    ("bash", "#!/usr/bin/env bash\nif [[ $<<var>> == <<col>>* ]]; then\n  echo \"<<msg>>\"\nfi"),
    ("bash", "cat > <<path>> <<'EOF'\nname = \"$USER\"\nport = <<port>>\nEOF".replace("<<'EOF'", "<<'EOF'")),
    ("bash", "count=$(( $# + <<small>> ))\n(( count > <<num>> )) && echo \"<<msg>>\""),
    ("bash", "args=(-v --port <<port>>)\nrun \"${args[@]}\" -- \"$@\""),
]
ASKS = ["clean up the folder", "copy the file", "call the service", "check the arguments", "write the script", "run the command", "read the settings", "rotate the logs"]


def case(rng: random.Random, keep: bool) -> Case:
    """A faulty case of a dialect, or with ``keep`` a clean one. The family's language is the dialect: it stands after the fence."""
    if keep:
        dialect, text = rng.choice(KEEP)
        tag, bad, good = "", text, text
    else:
        dialect, tag, bad, good = rng.choice(PAIRS)
    slots: dict[str, str] = {}
    family = Family(f"hard-shell-{dialect}", tag, rng.choice(FENCES[dialect]), "helpful", (), (), ())
    bad, good = (fill(x, "bash", rng, slots) for x in (bad, good))
    return Case(family, fill(rng.choice(ASKS), "bash", rng, slots), bad, good, slots)
