"""What was judged, told to people: reasons, sources, cautions, the catalogue."""
