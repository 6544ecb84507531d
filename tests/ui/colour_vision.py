"""How colours look to eyes that see fewer of them, and how far apart two colours are."""

import numpy as np

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
DEFICIENCIES = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ @ np.ones(3)


def linear(colour):
    """``#rrggbb`` as linear RGB, 0 to 1."""
    srgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def seen(colour, deficiency):
    """A colour as linear RGB, as it is seen."""
    return np.clip(np.array(DEFICIENCIES[deficiency]) @ linear(colour), 0, 1)


def contrast(one, other):
    """The contrast of WCAG, 1 to 21."""
    light, dark = sorted((TO_XYZ[1] @ linear(each) for each in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def apart(one, other):
    """How far two linear colours are apart in CIELAB; about 2 can just be told."""
    return float(np.linalg.norm(lab(one) - lab(other)))


def lab(colour):
    ratio = TO_XYZ @ colour / WHITE
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])
