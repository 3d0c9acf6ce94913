_pip_accel() {
  local IFS=$' \t\n'
  COMPREPLY=($(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" PIP_AUTO_COMPLETE=1 \
    "$1" 2>/dev/null))
}
complete -o default -F _pip_accel pip-accel
