"""The law as this installation applies it; where it comes from stands in `rules.pack`."""

from jaganetral.web.rules.pack import law_pack, pack_with

__all__ = ["law_pack", "pack_with"]
