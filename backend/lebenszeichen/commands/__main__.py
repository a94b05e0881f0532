"""`python -m lebenszeichen.commands`: the same program where its script is not on the path."""

from lebenszeichen.commands import main

main()
