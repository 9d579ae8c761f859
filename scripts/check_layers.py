#!/usr/bin/env python3
"""Fails when a layer includes what the architecture does not allow (README, "Layers")."""
import pathlib
import re
import sys

ALLOWED = {
    "core": set(),
    "geometry": {"core"},
    "anatomy": {"core", "geometry"},
    "io": {"core", "geometry", "anatomy"},
    "scene": {"core", "geometry"},
    "render": {"core", "geometry", "scene"},
    "app": {"core", "geometry", "anatomy", "io", "scene"},
    "ui": {"core", "anatomy", "scene", "app"},
    "shell": {"core", "geometry", "anatomy", "io", "scene", "render", "app", "ui"},
    "sculpt": {"core", "geometry", "anatomy", "io"},
}
# Vendor headers and the only layers that may see them.
VENDORS = {
    r"assimp/": {"io"},
    r"nlohmann/": {"io", "shell", "sculpt"},
    r"stb": {"io"},
    r"cairo|ft2build|zip\.h|sqlite3|zlib|webp/": {"io"},
    r"glad/": {"render"},
    r"GLFW/|EGL/|spdlog/|xcb/": {"shell"},
    r"CLI/": {"shell", "sculpt"},
    r"imgui": {"ui", "shell"},
    r"embree": {"geometry"},
    r"openvdb/": {"sculpt"},
    r"meshoptimizer": {"render", "sculpt"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def faults(source: pathlib.Path, layer: str):
    for kind, name in INCLUDE.findall(source.read_text(encoding="utf-8")):
        if kind == '"' and name.split("/")[0] in ALLOWED:
            if name.split("/")[0] not in ALLOWED[layer] | {layer}:
                yield f"{source}: {layer} must not include {name}"
        for pattern, layers in VENDORS.items():
            if re.match(pattern, name) and layer not in layers:
                yield f"{source}: only {', '.join(sorted(layers))} may include {name}"


def main() -> int:
    root = pathlib.Path(__file__).resolve().parent.parent / "src"
    found = []
    for source in sorted(root.glob("*/**/*")):
        if source.suffix in {".h", ".cpp"}:
            found += faults(source, source.relative_to(root).parts[0])
    print("\n".join(found) or "layers: ok")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
