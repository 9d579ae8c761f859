# Painting where it hurts in a real window: strokes, undo, the eraser, a saved drawing that is opened
# again, and a drawing that outlives the end of the program by force.
. "$(dirname "$0")/lib.sh" "$@"
export XDG_STATE_HOME=$work/state

# drawing.py FILE CONDITION: whether the condition is true of the drawing `d`, whose strokes are `s`.
cat >drawing.py <<'P'
import json, sys
try:
    d = json.load(open(sys.argv[1]))
except (OSError, ValueError):
    sys.exit(1)
s = [stroke for area in d["areas"] for stroke in area["strokes"]]
sys.exit(0 if eval(sys.argv[2]) else 1)
P

# A session begins with a muscle, as the others do, and goes on to the mode; `safe` is what the
# program keeps in case that it ends by force.
cat >begin.sh <<'S'
set -euo pipefail
. "$2/tests/e2e/session.sh"
safe=$XDG_STATE_HOME/knotlas/unsaved-drawing.json
holds() { "$python" drawing.py "$@"; }
gone() { [ ! -e "$1" ]; }
exists() { [ -e "$1" ]; }
key() { xdotool key --window "$window" "$@"; }
# stroke BUTTON X Y X Y: drags from one point of the screen to another.
stroke() {
  xdotool mousemove "$2" "$3" mousedown "$1" mousemove $((($2 + $4) / 2)) $((($3 + $5) / 2)) \
    mousemove "$4" "$5" mouseup "$1"
}
until_true title_begins "Upper trapezius"
xdotool windowfocus "$window" 2>/dev/null || true
# Escape closes one thing after the other.
nothing_open() { key Escape && title_begins Knotlas; }
S

cat >paint.sh <<'S'
. ./begin.sh
until_true nothing_open
key w
until_true title_begins "Where does it hurt?"
stroke 1 600 330 650 350
until_true holds "$safe" 'len(s) == 1 and len(s[0]["points"]) > 1 and not s[0].get("erase")'
stroke 1 600 400 650 410
until_true holds "$safe" 'len(s) == 2'
key ctrl+z
until_true holds "$safe" 'len(s) == 1'
stroke 3 630 325 650 355
until_true holds "$safe" 'len(s) == 2 and s[1].get("erase") and len(d["areas"]) == 1'
key ctrl+shift+s
until_true exists "$HOME/pain-drawings"
until_true gone "$safe"
key ctrl+q
wait "$program"
S

cat >crash.sh <<'S'
. ./begin.sh
"$python" "$2/tests/e2e/drop_files.py" "$window" saved.json | grep -qx accepted
until_true title_begins "Where does it hurt?"
stroke 1 600 420 650 425
until_true holds "$safe" 'len(s) == 3 and s[1].get("erase") and not s[2].get("erase")'
kill -9 "$program"
wait "$program" || true
S

# The drawing is offered; its card stands at the foot of the picture, and its first button takes it.
cat >recover.sh <<'S'
. ./begin.sh
recovered=$XDG_STATE_HOME/knotlas/recovered-drawing.json
holds "$recovered" 'len(s) == 3'
until_true nothing_open
taken() {
  xdotool mousemove "$1" "$2" click 1
  title_begins "Where does it hurt?"
}
until_true taken $3 $4
until_true gone "$recovered"
until_true holds "$safe" 'len(s) == 3'
key ctrl+q
wait "$program"
S

# session SCRIPT ARGUMENT...
session() {
  local status=0
  xvfb-run -a -s "-screen 0 1280x800x24" bash "$1" "$knotlas" "$source" "${@:2}" >session.log 2>&1 || status=$?
  [ "$status" -eq 0 ] || { fail "$1 ended with $status"; cat session.log program.log; finish; }
}

session paint.sh
cp "$HOME"/pain-drawings/*.json saved.json
expect 0 "$knotlas" check saved.json
expect 0 python3 drawing.py saved.json 'd["kind"] == "pain_drawing" and "name" not in d'
expect 0 python3 drawing.py saved.json '[bool(x.get("erase")) for x in s] == [False, True]'
expect 0 "$knotlas" locate --drawing saved.json --json
json '0.5 < d["query"]["area_cm2"] < 400 and d["candidates"]'

session crash.sh
expect 0 python3 drawing.py saved.json 'len(s) == 2'
session recover.sh 668 730
finish
