"""``make bench``: every benchmark, one after the other."""

from bench import acknowledgement, opening

opening.main()
acknowledgement.main()
