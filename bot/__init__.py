"""How people reach us, and what starts and stops the whole service."""

import sys

# httpcore looks for sniffio at every request; where there is none each look walks the whole path,
# which was 2 ms of every message. We run on asyncio alone, which is what httpcore then assumes.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]
