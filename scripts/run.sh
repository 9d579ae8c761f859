#!/usr/bin/env bash
# Sets up this machine, builds Knotlas and opens its window: scripts/run.sh [ARGS of knotlas].
# scripts/run.sh --no-view stops before the window.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

view=yes
if [ "${1:-}" = "--no-view" ]; then
  view=no
  shift
fi

require_packages "${build_packages[@]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
[ -f build/release/build.ninja ] || { say "configuring"; cmake --preset release >"$log" 2>&1 || { cat "$log" >&2; exit 1; }; }
[ -x build/release/bin/knotlas ] || say "building (a few minutes the first time)"
cmake --build build/release --target knotlas >"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 1; }
[ "$view" = yes ] || exit 0

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  rm -f "$log"
  exec build/release/bin/knotlas "$@"
fi

say "there is no display: writing pictures to out/ instead"
mkdir -p out
picture() { local name=$1; shift; build/release/bin/knotlas render -o "out/$name.png" --size 1200x1500 --labels "$@"; }
picture body-front --view front
picture body-back --view back
picture muscles-back --view back --layers muscles,skeleton
picture upper-trapezius --muscle trapezius.upper
picture levator-scapulae --muscle levator_scapulae
picture rhomboids --muscle rhomboid
picture suboccipital --muscle suboccipital
picture piriformis --muscle piriformis
picture gluteus-medius --muscle gluteus_medius
ls out/*.png
