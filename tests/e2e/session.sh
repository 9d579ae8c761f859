# Sourced by the sessions under a window server: starts "$1" with the upper trapezius and finds its window.
"$1" view --muscle trapezius.upper >program.log 2>&1 &
program=$!
trap 'kill $program 2>/dev/null || true' EXIT
window=$(timeout 60 xdotool search --sync --onlyvisible --name Knotlas | head -n 1)
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)

# until_true COMMAND...: tries it until it succeeds; gives up after a minute.
until_true() {
  for _ in $(seq 300); do
    "$@" && return 0
    kill -0 "$program" || { echo "the program has ended"; return 1; }
    sleep 0.2
  done
  echo "never true: $*; the title is \"$(xdotool getwindowname "$window")\""
  return 1
}
title_begins() { case "$(xdotool getwindowname "$window")" in "$1"*) ;; *) return 1 ;; esac; }
