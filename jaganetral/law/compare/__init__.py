"""Two packs side by side, and why a case comes out differently."""
