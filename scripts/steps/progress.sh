# Sourced by the steps: shows what is being done and how long it took.

# step NAME COMMAND…: the command's own words are shown only when it fails.
step() {
  local began=$SECONDS
  step_log=$(mktemp)
  printf '%s … ' "$1"
  "${@:2}" >"$step_log" 2>&1
  rm -f "$step_log"
  step_log=
  printf '%s s\n' $((SECONDS - began))
}
# Where a pipe in a step fails, bash runs the trap before it gives back what the step redirected.
exec 9>&2
trap '[[ -z "${step_log:-}" ]] || { echo "failed:"; cat "$step_log"; rm -f "$step_log"; } >&9' EXIT

# fingerprint FILE…: one line that changes when a file's name or text does, or the checkout moves.
fingerprint() { { echo "$PWD" "$@"; cat -- "$@"; } | git hash-object --stdin; }

# is_fresh STAMP FINGERPRINT: whether the stamp was written for just this.
is_fresh() { [[ -f "$1" && "$(<"$1")" == "$2" ]]; }
