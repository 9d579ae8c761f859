# Debian packages that Knotlas needs. Sourced by run.sh and test.sh.

build_packages=(
  g++ cmake ninja-build pkg-config ccache python3 python3-glad
  libglm-dev libglfw3-dev libimgui-dev libassimp-dev libembree-dev libmeshoptimizer-dev
  nlohmann-json3-dev libcli11-dev libspdlog-dev libstb-dev
  libcairo2-dev libfreetype-dev libzip-dev libsqlite3-dev zlib1g-dev libwebp-dev libxcb1-dev
  libegl-dev libgl-dev libopengl-dev libegl1 libgl1-mesa-dri libgl1 libglx-mesa0
  fonts-dejavu-core
)

# The sculptor and the tests. The headers of OpenVDB include those of Boost, and its package does not say so.
test_packages=(
  libgtest-dev libopenvdb-dev libtbb-dev libboost-dev
  xvfb xauth xdotool python3-xlib poppler-utils
)

# install_packages NAME...: installs what is missing, and nothing else.
install_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed ||
      missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "these packages are missing, and there is no sudo to install them: ${missing[*]}"
    as_root=(sudo)
  fi
  say "installing ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq ||
    fail "the package lists could not be fetched: is this machine offline? Missing: ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "these packages could not be installed: ${missing[*]}"
}

# Debian and its relatives have apt; elsewhere the user brings the packages.
require_packages() {
  if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    install_packages "$@"
  else
    say "this is not a Debian system: install what corresponds to these packages yourself: $*"
  fi
}

say() { printf 'knotlas: %s\n' "$*" >&2; }
fail() { say "$*"; exit 3; }
