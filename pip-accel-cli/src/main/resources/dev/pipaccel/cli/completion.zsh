#compdef pip-accel
_pip_accel() {
  compadd -- $(COMP_WORDS="$words[*]" COMP_CWORD=$((CURRENT - 1)) PIP_AUTO_COMPLETE=1 \
    $words[1] 2>/dev/null)
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _pip_accel "$@"
else
  compdef _pip_accel pip-accel
fi
