#!/usr/bin/env bash
# Draws labelled contact sheets into out/sheets, to be looked at after a change of the body or the
# atlas: scripts/contact_sheets.sh [body | patterns [GROUP]...] [-- ARGS of knotlas run]
# body: the whole body and its parts, layer by layer. patterns: every trigger point with its zones,
# a sheet for each group of the atlas, each from its best view and once more, turned.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

knotlas=${KNOTLAS:-build/release/bin/knotlas}
[ -x "$knotlas" ] || fail "there is no $knotlas yet: scripts/run.sh --no-view builds it"
command -v montage >/dev/null || fail "contact sheets need ImageMagick: apt-get install imagemagick"

what=${1:-body}
[ $# -eq 0 ] || shift
groups=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do groups+=("$1"); shift; done
[ "${1:-}" != -- ] || shift
out=out/sheets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

# sheet NAME COLUMNS: the pictures of $work, in the order of their names, as one labelled sheet.
# A picture is called NUMBER:LABEL.png, with _ for spaces.
sheet() {
  local pictures=() picture label
  for picture in "$work"/*.png; do
    label=$(basename "$picture" .png)
    label=${label#*:}
    pictures+=(-label "${label//_/ }" "$picture")
  done
  montage -font DejaVu-Sans -pointsize 15 "${pictures[@]}" -tile "$2x" -geometry +4+4 "$out/$1.png"
  rm -f "$work"/*.png
  echo "$out/$1.png"
}

# layers SKIN SUPERFICIAL DEEP SKELETON: the commands that show them so.
layers() {
  printf 'set-skin-opacity %s\nset-superficial-opacity %s\nset-deep-opacity %s\nset-skeleton-opacity %s\n' "$@"
}

number=0
picture() { number=$((number + 1)); printf 'save-picture %s/%03d:%s.png %s\n' "$work" "$number" "$1" "$2"; }

sheet_body() {
  local name show
  while read -r name show; do
    {
      echo 'set-reduced-motion on'
      # shellcheck disable=SC2086
      layers $show
      local view
      for view in front back left right 45,10 135,10 225,10 315,10; do
        echo "view $view"
        picture "${name}_$view" 460x900
      done
    } >"$work/script"
    "$knotlas" run "$work/script" "$@" >/dev/null
    sheet "body-$name" 4
  done <<'LAYERS'
skin 1 1 1 1
x-ray 0.3 1 1 1
superficial 0 1 1 1
deep 0 0 1 1
skeleton 0 0 0 1
LAYERS

  # Close views: name, place (metres), how much nearer, and where it is seen from.
  for show in '1 1 1 1' '0 1 1 1' '0 0 1 1' '0 0 0 1'; do
    {
      echo 'set-reduced-motion on'
      # shellcheck disable=SC2086
      layers $show
      local place x y z near view
      while read -r place x y z near view; do
        printf 'reset-view\nview %s\nfocus %s %s %s\nzoom %s\n' "$view" "$x" "$y" "$z" "$near"
        picture "$place" 420x420
      done <<'PLACES'
face 0 1.61 0.08 2.3 front
face-turned -0.03 1.61 0.05 2.3 325,5
face-side -0.03 1.61 0.03 2.3 right
neck-front 0 1.46 0 2.2 front
neck-back 0 1.48 0 2.2 back
shoulder -0.18 1.38 0 2 315,10
shoulder-back -0.14 1.36 -0.05 2 210,15
chest 0 1.30 0.1 1.6 front
flank -0.15 1.16 0.03 1.7 right
low-back 0 1.08 -0.08 1.6 back
buttock -0.06 0.92 -0.08 1.6 200,0
groin -0.05 0.87 0.08 1.7 front
thigh -0.1 0.66 0.03 1.5 front
thigh-back -0.1 0.66 0 1.5 back
knee -0.1 0.47 0.03 2.2 330,5
calf -0.11 0.3 -0.03 1.7 back
shin -0.11 0.27 0.03 1.7 front
foot -0.13 0.04 0.06 2.6 320,25
elbow -0.25 1.1 0 2.2 front
elbow-back -0.25 1.1 0 2.2 back
forearm -0.29 0.98 0.02 2 front
hand -0.33 0.84 0.03 2.6 front
hand-back -0.33 0.84 0.03 2.6 back
sole -0.12 0.02 0.06 2.6 0,-60
PLACES
    } >"$work/script"
    "$knotlas" run "$work/script" "$@" >/dev/null
    sheet "close-${show// /}" 6
  done
}

sheet_patterns() {
  "$knotlas" list --json >"$work/list.json"
  local group
  for group in $(python3 - "$work/list.json" <<'P'
import json, sys
print(*dict.fromkeys(m["group"] for m in json.load(open(sys.argv[1]))["muscles"]))
P
  ); do
    [ ${#groups[@]} -eq 0 ] || [[ " ${groups[*]} " == *" $group "* ]] || continue
    python3 - "$work/list.json" "$group" "$work" >"$work/script" <<'P'
import json, sys
listing, group, work = sys.argv[1:]
print("set-reduced-motion on")
number = 0
for muscle in json.load(open(listing))["muscles"]:
    for point in muscle["trigger_points"] if muscle["group"] == group else []:
        print(f"select-trigger-point {point['id']}")
        for turn, name in ((None, "best"), (70, "turned")):
            print("view auto" if turn is None else f"orbit {turn} 0")
            number += 1
            print(f"save-picture {work}/{number:03}:{point['id'].replace('_', '-')}_{name}.png 400x560")
P
    "$knotlas" run "$work/script" "$@" >/dev/null
    sheet "patterns-$group" 8
  done
}

case $what in
  body) sheet_body "$@" ;;
  patterns) sheet_patterns "$@" ;;
  *) fail "unknown sheet \"$what\": body or patterns" ;;
esac
