"""The rules that bind this office: law packs and working days, kept for ever."""
