"""Runs a command and prints its seconds, CPU and peak memory: measured.py COMMAND ARGUMENTS"""

import json
import resource
import subprocess
import sys
import time

begin = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=sys.stderr, check=False).returncode
seconds = time.perf_counter() - begin
used = resource.getrusage(resource.RUSAGE_CHILDREN)
# In bytes on macOS, elsewhere in units of 1024.
unit = 1024 * 1024 if sys.platform == "darwin" else 1024
print(
    json.dumps(
        {
            "seconds": seconds,
            "cpuSeconds": used.ru_utime + used.ru_stime,
            "peakMegabytes": used.ru_maxrss / unit,
        }
    )
)
sys.exit(code)
