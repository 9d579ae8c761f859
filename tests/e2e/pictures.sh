# Pictures and scripts, without a display.
. "$(dirname "$0")/lib.sh" "$@"
unset DISPLAY WAYLAND_DISPLAY

cat >script.txt <<'S'
# The main job.
view back
click 0.53 0.15   # the right side of the neck, seen from behind
select-muscle piriformis
set-side both
set-skin-opacity 0.4
save-picture saved.png 320x240
S
expect 0 "$knotlas" run script.txt -o one.png
[ -s saved.png ] || fail "save-picture wrote nothing"
expect 0 "$knotlas" run script.txt -o two.png --reference one.png
cmp -s one.png two.png || fail "the same script made another picture"
echo "select-muscle rhomboid" >>script.txt
expect 1 "$knotlas" run script.txt -o three.png --reference one.png
says "differ"
[ -s three.difference.png ] || fail "the difference was not written"
printf 'view back\nselect-muscel piriformis\n' >wrong.txt
expect 1 "$knotlas" run wrong.txt
says "wrong.txt:2"
says "select-muscle"
expect 1 "$knotlas" run no-such-script.txt

expect 0 "$knotlas" render -o a.png --muscle trapezius.upper --view back --size 320x400
expect 0 "$knotlas" render -o b.png --size 300x300 --transparent --layers muscles,skeleton --theme dark
expect 3 "$knotlas" render -o script.txt/c.png --size 64x64
says "Not a directory"

# A turn as files and as an animation, and a contact sheet.
expect 0 "$knotlas" render -o turn --turntable 3 --muscle trapezius.upper --size 120x150 --no-labels
[ "$(ls turn)" = "$(printf 'turn-000%s.png\n' 1 2 3)" ] || fail "the turn is not three files: $(ls turn)"
expect 0 "$knotlas" render -o turn.webp --turntable 3 --seconds 1.5 --muscle trapezius.upper --size 120x150 --transparent
cp turn.webp first.webp
expect 0 "$knotlas" render -o turn.webp --turntable 3 --seconds 1.5 --muscle trapezius.upper --size 120x150 --transparent
cmp -s first.webp turn.webp || fail "the same turn made another animation"
python3 - <<'P' || fail "the animation does not have three frames of half a second"
data = open("turn.webp", "rb").read()
assert data[:4] == b"RIFF" and data[8:12] == b"WEBP"
at, frames = 12, []
while at < len(data):
    size = int.from_bytes(data[at + 4:at + 8], "little")
    if data[at:at + 4] == b"ANMF":
        frames.append(int.from_bytes(data[at + 20:at + 23], "little"))
    at += 8 + size + size % 2
assert frames == [500, 500, 500], frames
P
expect 0 "$knotlas" render -o sheet.png --contact-sheet --muscle trapezius.upper --size 400x500
printf 'select-muscle piriformis\nsave-turntable t.webp 64x80 2 1s transparent no-labels\n' >more.txt
printf 'save-contact-sheet s.png 200x250\nsave-picture p.png 64x64 transparent no-labels\n' >>more.txt
expect 0 "$knotlas" run more.txt
[ -s t.webp ] && [ -s s.png ] && [ -s p.png ] || fail "a command made no picture"
ls | grep -q '\.tmp' && fail "something unfinished was left"
echo copy-picture >copy.txt
expect 1 "$knotlas" run copy.txt
says "window"
expect 2 "$knotlas" render -o x.png --contact-sheet
expect 2 "$knotlas" render -o x.png --contact-sheet --muscle pirifornis
says 'did you mean "piriformis"'
expect 2 "$knotlas" render -o x.webp --turntable 1
expect 2 "$knotlas" render -o x.webp --seconds 2
expect 1 "$knotlas" render -o x.webp --turntable 2 --size 16384x64
says "16383"
[ ! -e x.png ] && [ ! -e x.webp ] || fail "a refused command left a picture"
python3 - <<'P' || fail "the pictures do not have the size that was asked for"
import struct
def size(name):
    head = open(name, "rb").read(26)
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])
assert size("a.png") == (320, 400) and size("b.png") == (300, 300) and size("saved.png") == (320, 240)
P
finish
