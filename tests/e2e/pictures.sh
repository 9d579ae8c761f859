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
python3 - <<'P' || fail "the pictures do not have the size that was asked for"
import struct
def size(name):
    head = open(name, "rb").read(26)
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])
assert size("a.png") == (320, 400) and size("b.png") == (300, 300) and size("saved.png") == (320, 240)
P
finish
