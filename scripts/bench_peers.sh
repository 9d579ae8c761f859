#!/usr/bin/env bash
# Measures Knotlas beside F3D (Debian package f3d) on the same body, at the same size, in one run:
# load to first picture, and time per frame while the view turns. Runs alternate, so that both
# meet the same machine; the table gives medians and ratios. scripts/bench_peers.sh [RUNS]
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

runs=${1:-7}
body=models/body.glb
knotlas=build/release/bin/knotlas
size=1280,800
turns=(20 60) # frames of the short and the long turn; their difference has no start in it

[ -x "$knotlas" ] || fail "there is no $knotlas yet: scripts/run.sh --no-view builds it"
command -v f3d >/dev/null || fail "F3D is not installed: apt-get install f3d xvfb"
command -v Xvfb >/dev/null || fail "F3D needs a display: apt-get install xvfb"
export LIBGL_ALWAYS_SOFTWARE=1

work=$(mktemp -d)
exec 3>"$work/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 2>/dev/null &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
for ((i = 0; i < 100; ++i)); do [ -s "$work/display" ] && break; sleep 0.1; done
[ -s "$work/display" ] || fail "Xvfb does not start"
DISPLAY=:$(cat "$work/display")
export DISPLAY

# turn FRAMES: what a person does with the mouse to turn the view so many times.
turn() {
  printf '# StreamVersion 1.2\nExposeEvent 0 799 0 0 0 0 0\nLeftButtonPressEvent 640 400 0 0 0 0 0\n'
  local i
  for ((i = 1; i <= $1; ++i)); do printf 'MouseMoveEvent %d 400 0 0 0 0 0\n' $((640 + i * 3)); done
  printf 'LeftButtonReleaseEvent 640 400 0 0 0 0 0\n'
}

# milliseconds COMMAND...: wall time.
milliseconds() {
  local start=$EPOCHREALTIME end
  "$@" >/dev/null 2>&1 || fail "this failed: $*"
  end=$EPOCHREALTIME
  echo $(((${end/./} - ${start/./}) / 1000))
}

median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

for frames in "${turns[@]}"; do turn "$frames" >"$work/turn-$frames.log"; done
peer() { f3d --dry-run --resolution "$size" --output "$work/peer.png" "$@" "$body"; }

milliseconds "$knotlas" bench --first-frame >/dev/null # caches and the disk are warm
milliseconds peer >/dev/null
for ((run = 0; run < runs; ++run)); do
  milliseconds peer >>"$work/peer-first"
  milliseconds "$knotlas" bench --first-frame >>"$work/own-first"
  for frames in "${turns[@]}"; do
    milliseconds peer --interaction-test-play "$work/turn-$frames.log" >>"$work/peer-$frames"
  done
done
"$knotlas" bench --json >"$work/bench.json"
own() { sed -n "s/^  \"$1\": \([0-9.]*\).*/\1/p" "$work/bench.json"; }

peer_first=$(median <"$work/peer-first")
own_first=$(median <"$work/own-first")
peer_frame=$(awk -v a="$(median <"$work/peer-${turns[0]}")" -v b="$(median <"$work/peer-${turns[1]}")" \
  -v n=$((turns[1] - turns[0])) 'BEGIN {printf "%.1f", (b - a) / n}')

row() { awk -v what="$1" -v a="$2" -v b="$3" 'BEGIN {printf "%-38s %9.1f %9.1f %7.2f\n", what, a, b, a / b}'; }
printf '%-38s %9s %9s %7s\n' "milliseconds, medians of $runs, $size" Knotlas F3D ratio
row 'start to first picture' "$own_first" "$peer_first"
row 'a frame while turning (adaptive)' "$(own frame_ms)" "$peer_frame"
row 'a frame at full detail' "$(own full_detail_frame_ms)" "$peer_frame"
printf '%-38s %9.1f\n' 'the same triangles with one light' "$(own bare_frame_ms)"
