"""`python -m jdlint`: the program, with the same arguments and exit status."""

import os
import subprocess
import sys

from jdlint._program import find

if __name__ == "__main__":
    command = [str(find()), *sys.argv[1:]]
    if sys.platform == "win32":  # where `exec` gives the terminal back too soon
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)
