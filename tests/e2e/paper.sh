# What ends on paper and in boxes of cards, read back as a reader and a printer would.
. "$(dirname "$0")/lib.sh" "$@"
unset DISPLAY WAYLAND_DISPLAY
drawing=$source/data/drawings/neck-and-buttock.json

# pdf FILE PAGES WIDTHxHEIGHT: that many pages of that size, fonts embedded, no page empty; its text
# is then in out.txt.
pdf() {
  pdfinfo "$1" >info.txt 2>&1 || { fail "$1 is no PDF"; return; }
  grep -q "^Pages: *$2$" info.txt || { fail "$1 has not $2 pages"; cat info.txt; }
  grep -q "^Page size: *$3" info.txt || { fail "$1 has another paper"; cat info.txt; }
  pdffonts "$1" | tail -n +3 | awk '$(NF-4) != "yes" { exit 1 }' || fail "$1: a font is not embedded"
  pdftotext -layout "$1" out.txt
  pdftoppm -r 20 -gray "$1" page
  local page
  for page in page-*.pgm; do
    python3 - "$page" <<'P' || fail "$1: $page is nearly white"
import sys
data = open(sys.argv[1], "rb").read().split(b"\n", 3)[3]
sys.exit(0 if sum(value < 200 for value in data) > 0.02 * len(data) else 1)
P
  done
  rm -f page-*.pgm
}
a4="595.276 x 841.89"
letter="612 x 792"

expect 0 "$knotlas" report "$drawing" -o report.pdf
pdf report.pdf 1 "$a4"
for words in "Pain drawing of 2026-03-09" "First: signs that need a doctor" "Emergency:" "From behind" "Upper trapezius TrP1" \
  "intensity 6 of 10" "Best together:" "not a diagnosis"; do prints "$words"; done
grep -q "^CreationDate:.* Mar  *9 .*2026" info.txt || fail "the report has not the date of its drawing"
cp report.pdf first.pdf
expect 0 "$knotlas" report "$drawing" -o report.pdf
cmp -s first.pdf report.pdf || fail "the same drawing made another report"
expect 0 "$knotlas" report "$drawing" -o report.pdf --paper letter
pdf report.pdf 1 "$letter"

expect 0 "$knotlas" handout --muscle piriformis -o muscle.pdf
pdf muscle.pdf 1 "$a4"
for words in "Piriformis" "TrP2" "Origin:" "Nerve:" "First: think of other causes" "felt by some" "Sources"; do prints "$words"; done
expect 0 "$knotlas" handout --region temporal -o region.pdf --paper letter
pdf region.pdf 1 "$letter"
prints "Who sends pain here"
prints "Upper trapezius TrP1"
expect 0 "$knotlas" handout --lesson "$source/data/lessons/five-muscles.json" -o lesson.pdf
pdf lesson.pdf 3 "$a4"
for words in "A tour of the five muscles" "Question:" "Answers"; do prints "$words"; done
! grep -q "Let everyone find the rope" out.txt || fail "the teacher's notes are on the handout"

# Cards: read back.
expect 0 "$knotlas" export-cards --muscle piriformis -o cards.apkg
cp cards.apkg first.apkg
expect 0 "$knotlas" export-cards --muscle piriformis -o cards.apkg
cmp -s first.apkg cards.apkg || fail "the same cards made another package"
python3 - <<'P' || fail "the package of cards does not hold what it should"
import json, re, sqlite3, zipfile
pack = zipfile.ZipFile("cards.apkg")
assert pack.testzip() is None
open("collection.anki2", "wb").write(pack.read("collection.anki2"))
db = sqlite3.connect("collection.anki2")
media = json.loads(pack.read("media"))
assert len(media) == 4 and all(pack.read(key)[:2] == b"\xff\xd8" for key in media)
notes = db.execute("select id, mid, flds from notes").fetchall()
assert len(notes) == 3
models = json.loads(db.execute("select models from col").fetchone()[0])
for note, model, fields in notes:
    fields = fields.split("\x1f")
    kind = models[str(model)]
    assert len(fields) == len(kind["flds"])
    assert len(db.execute("select id from cards where nid=?", (note,)).fetchall()) == len(kind["tmpls"])
    for name in re.findall(r'src="([^"]+)"', " ".join(fields)):
        assert name in media.values()
P
expect 0 "$knotlas" export-cards --muscle piriformis --muscle rhomboid -o cards.csv
python3 - <<'P' || fail "the table of cards is not one"
import csv
rows = list(csv.DictReader(open("cards.csv", encoding="utf-8")))
assert len(rows) >= 2 * 5 + 2 * 2 and all(row["question"] and row["answer"] and row["id"] for row in rows)
assert len({row["id"] for row in rows}) == len(rows)
P

# Wrong usage, faulty input.
expect 2 "$knotlas" handout -o x.pdf
expect 2 "$knotlas" handout --muscle pirifornis -o x.pdf
says 'did you mean "piriformis"'
expect 2 "$knotlas" handout --region temporl -o x.pdf
says 'did you mean "temporal"'
expect 2 "$knotlas" handout --muscle piriformis --all -o x.pdf
expect 2 "$knotlas" handout --muscle piriformis
expect 2 "$knotlas" handout --muscle piriformis -o x.pdf --paper a5
expect 2 "$knotlas" export-cards --all -o cards.txt
says ".apkg"
expect 2 "$knotlas" export-cards -o cards.apkg
expect 2 "$knotlas" report -o x.pdf
printf '{"kind": "lesson"}' >lesson.json
expect 1 "$knotlas" handout --lesson lesson.json -o x.pdf
says "steps"
expect 1 "$knotlas" report lesson.json -o x.pdf
says "pain_drawing"
[ ! -e x.pdf ] || fail "a refused command left a file"
mkdir folder.pdf
expect 3 "$knotlas" handout --muscle piriformis -o folder.pdf
finish
