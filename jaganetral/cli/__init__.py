"""The commands of `jaganetral`, one file a group."""
