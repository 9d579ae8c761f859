# Files dropped on the real window: a good atlas is shown, a broken one leaves what was there.
. "$(dirname "$0")/lib.sh" "$@"

cp -r "$source/data/atlas" good
sed -i 's/"name": "Upper trapezius"/"name": "Trapezius of the dropped atlas"/' good/*.json
cp -r good broken
sed -i 's/"kind": "muscles"/"kind": "muscels"/' broken/*.json

cat >session.sh <<'S'
set -euo pipefail
. "$2/tests/e2e/session.sh"
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
