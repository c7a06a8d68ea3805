"""What the Python tests of several folders share. What only one folder needs is there, and imported from `.`.

The program
    placard             starts it in each of its modes, asks it, and ends it; `until`, free ports, short folders
    forms               what a portal's frame posts: recorded requests, and pieces to vary them; `Request`
    customer            one opening of a card, with its ticket and the fragment that follows; secrets no log may have
    answer, page        what came back, read strictly
    logfmt              the log's lines, read strictly
    fastcgi             a client that can also say the wrong thing

Portals
    simulator           portal-simulator behind an nginx: a portal that is well; and the panel of one that runs
    scripted_portal     a portal that does what the test says, and lies
    demo                the demo as a newcomer starts it
    certificates        for TLS

In front of the program
    nginx               starts nginx: with one location, or with what a subclass has written
    shipped_site        nginx with the shipped site file or the demo's
    fastcgi_program     takes the program's place behind a web server
"""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
