"""`python -m nlu.serving run|train|data …`: Rasa's own command line, lean and mended."""

from __future__ import annotations

import os
import sys
import warnings
from typing import List


def token_argument(argv: List[str]) -> List[str]:
    """`--auth-token` for a server, from RASA_TOKEN: on a command line everybody could read it."""
    token = os.environ.get("RASA_TOKEN")
    return [f"--auth-token={token}"] if token and argv[1:2] == ["run"] else []


def serve_lean() -> None:
    """What only a server needs: one thread for its small sums, no log of requests, no waste."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("SANIC_ACCESS_LOG", "false")
    from nlu.serving import dialogue, unused

    unused.leave_out()
    dialogue.quicken()


def main() -> None:
    """Prepare the process, then hand over to Rasa."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    warnings.filterwarnings("ignore")
    from nlu.serving import standins

    standins.install()
    from nlu.serving import learning, mends

    if sys.argv[1:2] == ["run"]:
        serve_lean()
    if sys.argv[1:2] == ["train"]:
        learning.quicken()
    mends.apply()
    import rasa.__main__

    mends.keep_text_out_of_logs(rasa.__main__)
    sys.argv = ["rasa", *sys.argv[1:], *token_argument(sys.argv)]
    rasa.__main__.main()


if __name__ == "__main__":
    main()
