"""Who came: the window, the person at the door, the room, the counts."""
