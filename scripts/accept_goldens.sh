#!/usr/bin/env bash
# Accepts the pictures that the golden tests of a build have just drawn, after somebody has looked at
# them: scripts/accept_goldens.sh [BUILD-FOLDER] [NAME]...
set -euo pipefail
cd "$(dirname "$0")/.."

build=${1:-build/ci}
shift || true
candidates=$build/golden
if [ ! -f "$candidates/ENV.txt" ]; then
  echo "No candidates in $candidates: run ctest -L gl in $build first." >&2
  exit 1
fi

accepted=0
for picture in "$candidates"/*.png; do
  name=$(basename "$picture" .png)
  case $name in
    *.expected | *.difference) continue ;;
  esac
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then
    continue
  fi
  cp "$picture" "tests/golden/$name.png"
  rm -f "$candidates/$name".{png,expected.png,difference.png}
  echo "accepted $name"
  accepted=$((accepted + 1))
done
cp "$candidates/ENV.txt" tests/golden/ENV.txt
echo "$accepted pictures accepted; look at them once more before they are committed."
