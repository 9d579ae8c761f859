# One real window: start, hover, click the upper trapezius on the body, see its page, save a picture.
. "$(dirname "$0")/lib.sh" "$@"

cat >session.sh <<'S'
set -euo pipefail
"$1" >program.log 2>&1 &
program=$!
window=$(timeout 60 xdotool search --sync --onlyvisible --name Knotlas | head -n 1)
xdotool windowfocus "$window" 2>/dev/null || true

# title_becomes TEXT: waits until the window's title begins so; gives up after a minute.
title_becomes() {
  for _ in $(seq 300); do
    case "$(xdotool getwindowname "$window")" in "$1"*) return 0 ;; esac
    kill -0 "$program" || return 1
    xdotool getwindowname "$window" >/dev/null
    sleep 0.2
  done
  echo "the title is \"$(xdotool getwindowname "$window")\" instead of \"$1\""
  return 1
}

# Until the body is loaded, keys and clicks find nothing: they are tried again.
selected=no
for _ in $(seq 30); do
  xdotool key --window "$window" Escape Escape 2
  sleep 1
  xdotool mousemove $2 $3
  sleep 1
  xdotool click 1
  sleep 1
  case "$(xdotool getwindowname "$window")" in "Upper trapezius"*) selected=yes; break ;; esac
done
[ "$selected" = yes ] || { echo "the upper trapezius was not selected; the title is \"$(xdotool getwindowname "$window")\""; kill $program; exit 1; }

# Undo takes the selection back; redo brings it again.
xdotool key ctrl+z
title_becomes Knotlas
xdotool key ctrl+shift+z
title_becomes "Upper trapezius"

# F frames the selection again. Ctrl+S asks for the size, Enter saves.
xdotool key f
sleep 1
xdotool key ctrl+s
sleep 1
xdotool key Return
for _ in $(seq 150); do
  [ -n "$(find "$HOME" -maxdepth 1 -name "knotlas-*.png")" ] && break
  sleep 0.2
done
xdotool key Escape
xdotool key ctrl+q
wait "$program"
S

status=0
xvfb-run -a -s "-screen 0 1280x800x24" bash session.sh "$knotlas" 800 166 >session.log 2>&1 || status=$?
[ "$status" -eq 0 ] || { fail "the session ended with $status"; cat session.log program.log; }
picture=$(find "$HOME" -maxdepth 1 -name "knotlas-*.png" | head -n 1)
[ -n "$picture" ] || { fail "no picture was saved"; cat session.log program.log; finish; }

# The saved picture is the one that the same commands make without a window.
size=$(python3 -c "import struct,sys; print('%dx%d' % struct.unpack('>II', open(sys.argv[1],'rb').read(24)[16:24]))" "$picture")
printf 'select-muscle trapezius.upper right\nsave-picture expected.png %s\n' "$size" >script.txt
expect 0 "$knotlas" run script.txt
cmp -s expected.png "$picture" || { fail "the saved picture is not the expected one"; }
[ -s "$XDG_CONFIG_HOME/knotlas/settings.json" ] || fail "settings were not remembered"
[ -z "$(ls imgui.ini 2>/dev/null)" ] || fail "imgui.ini was written into the working directory"
finish
