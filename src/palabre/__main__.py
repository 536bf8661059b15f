"""``python -m palabre`` is the command line."""

import sys

from palabre.cli import main

sys.exit(main())
