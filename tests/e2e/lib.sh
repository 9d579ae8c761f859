# Shared by the end-to-end tests: $knotlas is the program, $source the source tree, $work a scratch
# folder that is also the home of the program's settings.
set -euo pipefail
knotlas=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache HOME=$work
cd "$work"

failures=0
fail() { echo "FAILED: $*"; failures=$((failures + 1)); }
finish() { [ "$failures" -eq 0 ] || exit 1; echo "ok"; }

# expect STATUS COMMAND...: runs it; its output is in out.txt, its messages in err.txt.
expect() {
  local wanted=$1 status=0
  shift
  "$@" >out.txt 2>err.txt || status=$?
  [ "$status" -eq "$wanted" ] || { fail "exit $status instead of $wanted: $*"; cat err.txt; }
}

# says TEXT: the messages of the last command contain it.
says() { grep -qF -- "$1" err.txt || { fail "the message lacks \"$1\":"; cat err.txt; }; }

# prints TEXT: the output of the last command contains it.
prints() { grep -qF -- "$1" out.txt || { fail "the output lacks \"$1\":"; head -n 5 out.txt; }; }

# json PYTHON: the output of the last command is one JSON document `d` for which this is true.
json() {
  python3 -c "import json,sys; d=json.load(open('out.txt')); sys.exit(0 if ($1) else 1)" ||
    fail "not true of the JSON: $1"
}
