# A class in a real window: class view with a lesson, a stroke of the pen, a blank screen and back, the
# lens, and the notes in a second window, from where the lesson is stepped.
. "$(dirname "$0")/lib.sh" "$@"

cat >class.sh <<'S'
set -euo pipefail
"$1" view --lesson "$2/data/lessons/five-muscles.json" >program.log 2>&1 &
program=$!
trap 'kill $program 2>/dev/null || true' EXIT
window=$(timeout 60 xdotool search --sync --onlyvisible --name Knotlas | head -n 1)
xdotool windowmove "$window" 0 0 windowsize "$window" 1280 720
xdotool windowfocus "$window" 2>/dev/null || true

until_true() {
  for _ in $(seq 300); do
    "$@" && return 0
    kill -0 "$program" || { echo "the program has ended"; return 1; }
    sleep 0.2
  done
  echo "never true: $*"
  return 1
}
shot() { import -window root "$1.png"; }
# grey X Y W H: the mean of this part of the screen, 0..255.
grey() { import -window root -crop "$3x$4+$1+$2" -colorspace Gray -format '%[fx:int(255*mean)]' info:; }
dark() { [ "$(grey 0 0 1280 720)" -le 1 ]; }
bright() { [ "$(grey 0 0 1280 720)" -ge 60 ]; }
notes() { xdotool search --name "^Notes: $1" >/dev/null 2>&1; }
no_notes() { ! xdotool search --name "^Notes: " >/dev/null 2>&1; }
title_begins() { case "$(xdotool getwindowname "$window")" in "$1"*) ;; *) return 1 ;; esac; }
next_step() { title_begins "Upper trapezius" && return 0; xdotool windowfocus "$window" 2>/dev/null || true; xdotool key Next; sleep 0.5; return 1; }
blue() { import -window root now.png; convert now.png -crop 400x200+440+60 -fuzz 4% -fill black +opaque '#0D4DCC' -format '%[fx:int(w*h*mean)]' info:; }
blue_seen() { [ "$(blue)" -ge 20 ]; }
blue_gone() { [ "$(blue)" -lt 5 ]; }

until_true bright
xdotool key F5
until_true next_step
# A blue line over the picture.
xdotool key a key v
sleep 0.5
xdotool mousemove 470 200 && sleep 0.3 && xdotool mousedown 1 && sleep 0.3
for x in 500 540 580 620 660 700 740 780; do xdotool mousemove $x 200; sleep 0.05; done
xdotool mouseup 1
until_true blue_seen
shot ink
xdotool key Escape

# Black, then any key brings the picture back and does nothing else.
xdotool key b
until_true dark
sleep 1
xdotool mousemove 600 100
sleep 1
dark || { echo "a move of the mouse brought the picture back"; exit 1; }
xdotool key Right
until_true bright
title_begins "Upper trapezius" || { echo "the key did more than end the blank screen"; exit 1; }
until_true blue_seen

xdotool key z
sleep 1
xdotool mousemove 640 180
sleep 1
shot lens
xdotool key Escape

# The notes open, and a clicker steps the lesson there.
xdotool key F6
until_true notes "Upper trapezius"
xdotool windowfocus "$(xdotool search --name '^Notes: ' | head -n 1)"
sleep 0.5
shot notes
xdotool key Next
until_true notes Suboccipital
until_true title_begins Suboccipital
xdotool key F6
until_true no_notes
xdotool windowfocus "$window"
sleep 0.5
until_true blue_gone
xdotool key Prior
until_true title_begins "Upper trapezius"
until_true blue_seen
xdotool key Escape
sleep 0.5
xdotool key ctrl+q
wait "$program"
S

status=0
xvfb-run -a -s "-screen 0 1280x720x24" bash class.sh "$knotlas" "$source" >session.log 2>&1 || status=$?
[ "$status" -eq 0 ] || { fail "the session ended with $status"; cat session.log program.log; }
[ -z "${KNOTLAS_KEEP_PICTURES:-}" ] || cp ./*.png "$KNOTLAS_KEEP_PICTURES" || true

# The same commands without a window.
cat >script.txt <<'S'
select-muscle trapezius.upper right
toggle-class-view
toggle-pen
set-ink-colour yellow
draw-ink 0.4 0.3 0.5 0.4 0.6 0.3
undo
redo
blank-screen
blank-screen
save-picture drawn.png 640x400
clear-ink
save-picture clear.png 640x400
S
expect 0 "$knotlas" run script.txt
cmp -s drawn.png clear.png && fail "the picture lacks the ink"
printf 'draw-ink 0.5\n' >wrong.txt
expect 1 "$knotlas" run wrong.txt
says "needs points of the picture"
finish
