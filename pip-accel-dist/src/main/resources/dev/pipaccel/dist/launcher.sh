#!/bin/sh
# Starts pip-accel on the runtime image that it came with. Built-ins of the shell only: a process
# would cost more than the whole rest of the script.
script=$0
[ ! -L "$script" ] || script=$(readlink -f "$script")
case $script in */*) ;; *) script=./$script ;; esac
# The JVM names files by the locale: under a bare build server's C it would refuse all but ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *UTF-8* | *utf-8* | *UTF8* | *utf8*) ;;
  *) if [ -n "${LC_ALL:-}" ]; then export LC_ALL=C.UTF-8; else export LC_CTYPE=C.UTF-8; fi ;;
esac
exec "${script%/*}/@HOME@/bin/java" -m dev.pipaccel/dev.pipaccel.cli.Main "$@"
