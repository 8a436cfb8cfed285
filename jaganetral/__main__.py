"""`python -m jaganetral` is the same as the command `jaganetral`."""

import sys

from jaganetral.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
