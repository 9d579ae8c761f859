# Ctrl+Shift+C puts the picture into the clipboard of X11, where other programs find it.
. "$(dirname "$0")/lib.sh" "$@"

cat >paste.py <<'P'
# Asks the owner of CLIPBOARD for a PNG, as any program does; prints its size. Status 1: nobody has one.
import select, struct, sys, time
from Xlib import X, display
d = display.Display()
window = d.screen().root.create_window(0, 0, 1, 1, 0, d.screen().root_depth)
clipboard, png, place = (d.intern_atom(name) for name in ("CLIPBOARD", "image/png", "PASTED"))
if d.get_selection_owner(clipboard) == X.NONE:
    sys.exit(1)
window.convert_selection(clipboard, png, place, X.CurrentTime)
d.flush()
end = time.time() + 20
while time.time() < end:
    while d.pending_events():
        event = d.next_event()
        if event.type == X.SelectionNotify:
            if event.property == X.NONE:
                sys.exit(1)
            data = bytes(window.get_full_property(place, X.AnyPropertyType, 1 << 24).value)
            assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[-8:-4] == b"IEND", "not a PNG"
            print("%dx%d" % struct.unpack(">II", data[16:24]))
            sys.exit(0)
    select.select([d], [], [], 0.5)
sys.exit("nobody answers")
P

cat >session.sh <<'S'
set -euo pipefail
. "$2/tests/e2e/session.sh"
pasted() { "$python" paste.py >size.txt 2>paste.log; }

until_true title_begins "Upper trapezius"
xdotool windowfocus "$window" 2>/dev/null || true
xdotool key --window "$window" ctrl+shift+c
until_true pasted
grep -qE '^[0-9]{3,4}x[0-9]{3,4}$' size.txt || { cat size.txt paste.log; exit 1; }
xdotool key --window "$window" ctrl+q
wait "$program"
S

status=0
xvfb-run -a -s "-screen 0 1280x800x24" bash session.sh "$knotlas" "$source" >session.log 2>&1 || status=$?
[ "$status" -eq 0 ] || { fail "the session ended with $status"; cat session.log program.log; }
finish
