"""Reads a recording with MNE-Python and prints, as JSON, its channels in volts, its sampling frequency and its annotations.

    signals.py FILE.edf|FILE.vhdr
"""
import json
import sys

import mne

mne.set_log_level("ERROR")
path = sys.argv[1]
read = mne.io.read_raw_edf if path.endswith(".edf") else mne.io.read_raw_brainvision
raw = read(path, preload=True)
print(
    json.dumps(
        {
            "names": raw.ch_names,
            "rate": raw.info["sfreq"],
            "samples": raw.get_data().tolist(),
            "onsets": raw.annotations.onset.tolist(),
            "durations": raw.annotations.duration.tolist(),
            "texts": raw.annotations.description.tolist(),
        }
    )
)
