function __pip_accel_complete
    set -lx COMP_WORDS (commandline -opc) (commandline -ct)
    set -lx COMP_CWORD (math (count $COMP_WORDS) - 1)
    set -lx PIP_AUTO_COMPLETE 1
    string split ' ' -- ($COMP_WORDS[1] 2>/dev/null)
end
complete -c pip-accel -fa '(__pip_accel_complete)'
