"""A stand-in for Rasa and the action server: `python fake_part.py NAME PORT serve|die|…`."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path


class Handler(BaseHTTPRequestHandler):
    """Answers every question with the path that was asked for."""

    def do_GET(self) -> None:
        """Ready."""
        self._answer({"path": self.path})

    def do_POST(self) -> None:
        """Say back what was said."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._answer([{"text": f"re {body['message']}"}])

    def _answer(self, body: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


def main(name: str, port: str, manner: str) -> None:
    """Behave as told, after noting who we are."""
    noted = {"pid": os.getpid(), "token": os.environ["RASA_TOKEN"]}
    Path(os.environ["TEMAN_VAR"], f"{name}.json").write_text(json.dumps(noted))
    if manner == "die":
        sys.exit("cannot start")
    if manner == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if manner == "silent":
        time.sleep(60)
    HTTPServer(("127.0.0.1", int(port)), Handler).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
