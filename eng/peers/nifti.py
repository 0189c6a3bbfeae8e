"""What nibabel reads from NIfTI images, as fingerprints of the numbers' bits: nifti.py FOLDER [FILE ...]

Also writes images of its own into FOLDER, of both versions and byte orders, scaled and packed, and reads them back."""

import hashlib
import json
import os
import sys

import nibabel
import numpy as np

folder, files = sys.argv[1], sys.argv[2:]
random = np.random.default_rng(20261124)
affine = np.array([[-2, 0.1, 0, 90], [0, 2, 0.2, -126], [0.1, 0, 2.5, -72], [0, 0, 0, 1]])
types = ["u1", "i1", "i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8"]
for version, image in (("1", nibabel.Nifti1Image), ("2", nibabel.Nifti2Image)):
    for order in "<>":
        for name in types:
            voxels = random.integers(0, 120, (5, 4, 3, 2)).astype(name)
            header = image.header_class(endianness=order)
            header.set_data_dtype(np.dtype(order + name))
            path = os.path.join(folder, f"peer{version}{'big' if order == '>' else ''}{name}.nii.gz")
            nibabel.save(image(voxels, affine, header), path)
            files.append(path)
scaled = nibabel.Nifti1Image(random.normal(size=(6, 5, 4)), affine)
scaled.set_data_dtype(np.int16)
scaled.set_sform(None)
scaled.set_qform(np.diag([-2, 2, 2, 1]) @ np.diag([1, 1, 1, 1]))
path = os.path.join(folder, "scaled.nii")
nibabel.save(scaled, path)
files.append(path)


def fingerprint(path):
    image = nibabel.load(path)
    numbers = np.asanyarray(image.dataobj).astype("<f8")
    return {
        "size": list(image.shape),
        "sha256": hashlib.sha256(numbers.tobytes(order="F")).hexdigest(),
        "affine": image.affine[:3].ravel().tolist(),
    }


print(json.dumps({path: fingerprint(path) for path in files}))
