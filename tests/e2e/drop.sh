# Files dropped on the real window: a good atlas is shown, a broken one leaves what was there.
. "$(dirname "$0")/lib.sh" "$@"

cp -r "$source/data/atlas" good
sed -i 's/"name": "Upper trapezius"/"name": "Trapezius of the dropped atlas"/' good/*.json
cp -r good broken
sed -i 's/"kind": "muscles"/"kind": "muscels"/' broken/*.json

cat >session.sh <<'S'
set -euo pipefail
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
logged() { grep -qF -- "$1" program.log; }

until_true title_begins "Upper trapezius"
"$python" "$2/tests/e2e/drop_files.py" "$window" good | grep -qx accepted
until_true title_begins "Trapezius of the dropped atlas"
"$python" "$2/tests/e2e/drop_files.py" "$window" broken | grep -qx accepted
until_true logged 'did you mean "muscles"'
title_begins "Trapezius of the dropped atlas"
xdotool key --window "$window" ctrl+q
wait "$program"
S

status=0
xvfb-run -a -s "-screen 0 1280x800x24" bash session.sh "$knotlas" "$source" >session.log 2>&1 || status=$?
[ "$status" -eq 0 ] || { fail "the session ended with $status"; cat session.log program.log; }
finish
