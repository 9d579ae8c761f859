#!/usr/bin/env bash
# Sets up this machine, builds everything and runs every test: release build with all tests, then
# those of the layers that read foreign data under AddressSanitizer and UBSan.
# The last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/packages.sh

require_packages "${build_packages[@]}" "${test_packages[@]}"
mkdir -p out
passed=0
failed=0

# run_preset NAME: configures, builds and tests one preset, and counts its tests.
run_preset() {
  local preset=$1 started=$SECONDS log="out/ctest-$1.log"
  say "$preset: building"
  cmake --preset "$preset" >"out/configure-$preset.log" 2>&1 || { cat "out/configure-$preset.log"; exit 1; }
  cmake --build --preset "$preset" >"out/build-$preset.log" 2>&1 || { grep -E 'error|FAILED' -A6 "out/build-$preset.log" | head -n 80; exit 1; }
  say "$preset: built in $((SECONDS - started)) s; testing"
  ctest --preset "$preset" -j 2 >"$log" 2>&1 || true
  local total broken
  total=$(sed -n 's/.*tests failed out of \([0-9]*\).*/\1/p' "$log" | tail -n 1)
  broken=$(sed -n 's/.*, \([0-9]*\) tests failed out of.*/\1/p' "$log" | tail -n 1)
  [ -n "$total" ] || { cat "$log"; say "$preset: no test ran"; exit 1; }
  passed=$((passed + total - broken))
  failed=$((failed + broken))
  [ "$broken" -eq 0 ] || cat "$log"
  say "$preset: $((total - broken)) passed, $broken failed after $((SECONDS - started)) s"
}

run_preset ci
run_preset asan
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
