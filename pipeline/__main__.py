"""`python -m pipeline` does what `guide` does."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
