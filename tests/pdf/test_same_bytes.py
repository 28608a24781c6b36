"""Same inputs, same bytes: in processes with other hash seeds, time zones and locales."""

import hashlib
import os
import subprocess
import sys

from tests.pdf.samples import ROOT, good_press, good_screen

PROGRAM = """
import hashlib, locale
from tests.pdf.samples import good_press, good_screen
locale.setlocale(locale.LC_ALL, "")
for data in (good_screen(), good_press()):
    print(hashlib.sha256(data).hexdigest())
"""


def paint_elsewhere(**environment: str) -> list[str]:
    process = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return process.stdout.split()


def test_other_processes_paint_the_same_bytes():
    here = [hashlib.sha256(data).hexdigest() for data in (good_screen(), good_press())]
    assert (
        paint_elsewhere(PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C", SOURCE_DATE_EPOCH="86400")
        == here
    )
    assert paint_elsewhere(PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C.UTF-8") == here
