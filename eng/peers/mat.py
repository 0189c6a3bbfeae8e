"""What SciPy reads from MAT files, as fingerprints of the numbers' bits: mat.py FOLDER [FILE ...]

Also writes files of its own into FOLDER, of the types and compressions that SciPy writes, and reads them back."""

import hashlib
import json
import os
import sys

import numpy as np
import scipy.io

folder, files = sys.argv[1], sys.argv[2:]
random = np.random.default_rng(20260101)
matrices = {
    "whole": random.integers(-32768, 32767, (50, 7), dtype=np.int16),
    "single": random.normal(size=(40, 3)).astype(np.float32),
    "double": random.normal(size=(601, 40)),
    "large": random.normal(size=(100_000, 9)),
    "long": random.integers(-(2**62), 2**62, (5, 4), dtype=np.int64),
    "byte": random.integers(0, 255, (9, 9), dtype=np.uint8),
    "gaps": np.array([[1.0, np.nan], [np.inf, -0.0]]),
    "empty": np.zeros((0, 3)),
    "text": "not a matrix",
    "record": {"a": 1.0},
    "complex": np.array([[1 + 2j]]),
}
for name, compressed in (("plain.mat", False), ("packed.mat", True)):
    path = os.path.join(folder, name)
    scipy.io.savemat(path, matrices, do_compression=compressed)
    files.append(path)


def fingerprint(matrix):
    numbers = np.asfortranarray(matrix.astype("<f8"))
    return {"size": list(matrix.shape), "sha256": hashlib.sha256(numbers.tobytes(order="F")).hexdigest()}


def is_matrix(value):
    return isinstance(value, np.ndarray) and value.ndim == 2 and value.dtype.kind in "iuf"


print(
    json.dumps(
        {
            path: {name: fingerprint(value) for name, value in scipy.io.loadmat(path).items() if is_matrix(value)}
            for path in files
        }
    )
)
