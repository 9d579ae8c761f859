"""Drops files on a window as a file manager does: drop_files.py WINDOW PATH...

The source side of the XDND protocol, version 5 (freedesktop.org). Prints "accepted" when the window
took the files, and fails when it did not answer.
"""

import pathlib
import select
import sys
import time

from Xlib import X, Xatom, display
from Xlib.protocol import event

PATIENCE_S = 30


def main(window_id, paths):
    screen = display.Display()
    root = screen.screen().root
    target = screen.create_resource_object("window", window_id)
    source = root.create_window(0, 0, 1, 1, 0, screen.screen().root_depth)
    atom = screen.intern_atom
    uris = atom("text/uri-list")
    payload = "".join(pathlib.Path(path).resolve().as_uri() + "\r\n" for path in paths).encode()

    def send(name, *values):
        data = [source.id, *values] + [0] * (4 - len(values))
        target.send_event(event.ClientMessage(window=target, client_type=atom(name), data=(32, data)))
        screen.flush()

    def next_event(deadline):
        while not screen.pending_events():
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([screen.fileno()], [], [], left)[0]:
                sys.exit("the window did not answer")
        return screen.next_event()

    source.set_selection_owner(atom("XdndSelection"), X.CurrentTime)
    send("XdndEnter", 5 << 24, uris)
    place = target.translate_coords(root, 0, 0)
    send("XdndPosition", 0, ((-place.x + 400) << 16) | (-place.y + 300), X.CurrentTime, atom("XdndActionCopy"))
    deadline = time.monotonic() + PATIENCE_S
    while True:
        got = next_event(deadline)
        if got.type == X.SelectionRequest:
            got.requestor.change_property(got.property, uris, 8, payload)
            got.requestor.send_event(
                event.SelectionNotify(
                    time=got.time, requestor=got.requestor, selection=got.selection, target=got.target, property=got.property
                )
            )
            screen.flush()
        elif got.type == X.ClientMessage and got.client_type == atom("XdndStatus"):
            if not got.data[1][1] & 1:
                sys.exit("the window refuses files")
            send("XdndDrop", 0, X.CurrentTime)
        elif got.type == X.ClientMessage and got.client_type == atom("XdndFinished"):
            print("accepted")
            return


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
