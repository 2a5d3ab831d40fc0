"""Draw the pictures of the two demo lives, from numbers only.

Needs numpy, scipy and Pillow, which are not dependencies of the project: install them in a virtual
environment of your own. `python tools/demo_pictures.py FOLDER` writes the pictures as JPEG, each
under a readable name and under the SHA-256 of its bytes, which is the name the lives use. The seeds
are fixed; another version of Pillow may give other bytes, hence another name.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter, map_coordinates, zoom
from scipy.signal import fftconvolve

W, H = 1600, 1067
Y, X = np.mgrid[0:H, 0:W].astype(float)
QUALITY = 82
MAX_BYTES = 180_000


def noise(rng, scale_x, scale_y, shape=(H, W), octaves=4):
    """Give smooth noise from -1 to 1, its largest features `scale` pixels wide and high."""
    total, norm = np.zeros(shape), 0.0
    for octave in range(octaves):
        sx, sy = max(scale_x / 2**octave, 1), max(scale_y / 2**octave, 1)
        grid = rng.standard_normal((int(shape[0] / sy) + 4, int(shape[1] / sx) + 4))
        big = zoom(grid, (shape[0] / (grid.shape[0] - 3), shape[1] / (grid.shape[1] - 3)), order=3)
        total += big[: shape[0], : shape[1]] * 0.5**octave
        norm += 0.5**octave
    return total / norm / 1.2


def ramp(values, stops):
    """Turn values into colours by (value, (r, g, b)) stops, with light as 0 to 1."""
    at = [stop[0] for stop in stops]
    return np.stack([np.interp(values, at, [s[1][c] / 255 for s in stops]) for c in range(3)], -1)


def mix(below, above, mask):
    """Lay `above` over `below` where the mask is 1."""
    return below * (1 - mask[..., None]) + np.asarray(above) * mask[..., None]


def step(edge0, edge1, values):
    """Go smoothly from 0 to 1 between two edges."""
    t = np.clip((values - edge0) / (edge1 - edge0), 0, 1)
    return t * t * (3 - 2 * t)


def shape_mask(draw_on, factor=4):
    """Draw on a canvas `factor` times too large and shrink it, so that edges are soft."""
    canvas = Image.new("L", (W * factor, H * factor), 0)
    draw_on(ImageDraw.Draw(canvas), factor)
    return np.asarray(canvas.resize((W, H), Image.Resampling.LANCZOS)) / 255


def finish(rng, light, grain=0.013, vignette=0.28):
    """Roll off the highlights, darken the corners, add film grain: what a lens and film do."""
    light = np.clip(light, 0, None)
    light = np.where(light > 0.8, 0.8 + 0.2 * np.tanh((light - 0.8) / 0.2), light)
    far = ((X - W / 2) / W) ** 2 + ((Y - H / 2) / H) ** 2
    light = light * (1 - vignette * far[..., None] * 2)
    speck = gaussian_filter(rng.standard_normal((H, W)), 0.7) * 1.6
    light = light + speck[..., None] * grain * (0.35 + np.sqrt(np.clip(light, 0, 1)))
    return Image.fromarray((np.clip(light, 0, 1) * 255 + 0.5).astype(np.uint8))


def corona(rng, cx, cy, radius):
    """Give the light of the Sun's corona: a bright ring, long streamers, fine rays."""
    r = np.hypot(X - cx, Y - cy) / radius
    angle = np.arctan2(Y - cy, X - cx)
    safe = np.maximum(r, 1.0)
    turn = np.linspace(-np.pi, np.pi, 4097)
    rays = np.zeros_like(turn)
    for waves, weight in ((5, 0.5), (11, 0.36), (23, 0.24), (47, 0.16), (90, 0.1), (150, 0.07)):
        rays += weight * np.cos(waves * turn + rng.uniform(0, 7) + 0.8 * np.sin(3 * turn + waves))
    # Rays are not straight spokes: they lean a little as they rise.
    fine = np.interp(angle + 0.05 * np.log(safe) * np.sin(2 * angle + 1), turn, rays)
    light = 1.5 * safe**-7 + 0.60 * safe**-2.8 * (1 + 0.36 * fine)
    for at, width, reach, power in (
        (0.25, 0.34, 1.9, 0.5), (2.75, 0.42, 2.4, 0.55), (-2.6, 0.30, 1.6, 0.42),
        (-0.62, 0.27, 2.1, 0.45), (1.25, 0.22, 1.2, 0.26), (-1.55, 0.20, 1.0, 0.22),
        (2.05, 0.24, 1.3, 0.3),
    ):  # fmt: skip
        away = np.angle(np.exp(1j * (angle - at)))
        narrow = width * (0.22 + 0.78 * safe**-1.1)
        petal = np.exp(-((away / narrow) ** 2) / 1.1) * np.exp(-(safe - 1) / reach)
        light += power * petal * safe**-0.9 * (1 + 0.35 * fine)
    return r, light


def tower(draw, k, x, ground):
    """Draw a bell gable of Castile: a wall with two openings, a cross, the nave behind."""

    def box(x0, y0, x1, y1, fill=255):
        draw.rectangle(
            [(x + x0) * k, (ground + y0) * k, (x + x1) * k, (ground + y1) * k], fill=fill
        )

    def poly(points):
        draw.polygon([((x + px) * k, (ground + py) * k) for px, py in points], fill=255)

    box(-31, -150, 31, 40)
    poly([(-37, -150), (37, -150), (37, -155), (-37, -155)])
    poly([(-31, -155), (31, -155), (0, -186)])
    for side in (-14, 14):
        box(side - 8, -128, side + 8, -92, 0)
        draw.ellipse(
            [(x + side - 8) * k, (ground - 137) * k, (x + side + 8) * k, (ground - 119) * k], fill=0
        )
        poly([(side - 2.5, -124), (side + 2.5, -124), (side + 6, -103), (side - 6, -103)])
        box(side - 1, -138, side + 1, -122)
    box(-1.2, -210, 1.2, -184)
    box(-6, -204, 6, -201.6)
    poly([(31, -70), (170, -70), (176, -66), (176, 40), (31, 40)])
    poly([(26, -68), (104, -96), (182, -66)])


def oak(draw, k, rng, x, ground, tall, wide):
    """Draw a holm oak: a trunk and a crown of many small leaves."""
    draw.rectangle(
        [(x - 3) * k, (ground - tall * 0.4) * k, (x + 3) * k, (ground + 8) * k], fill=255
    )
    boughs = [(rng.normal(0, 0.26) * wide, rng.uniform(0.30, 0.74) * tall) for _ in range(9)]
    for bx, by in boughs:
        for _ in range(260):
            a, d = rng.uniform(0, 2 * np.pi), rng.uniform(0, 1) ** 0.6
            lx = x + bx + d * np.cos(a) * wide * 0.17
            ly = ground - by - d * np.sin(a) * tall * 0.14
            s = rng.uniform(0.7, 2.3)
            draw.ellipse([(lx - s) * k, (ly - s) * k, (lx + s) * k, (ly + s) * k], fill=255)


def people(draw, k, rng, groups, ground):
    """Stand small figures on the ridge, in groups given as (middle, how many)."""
    for middle, count in groups:
        for x in middle + np.cumsum(rng.uniform(6, 15, count)) - 5 * count:
            h = rng.uniform(20, 27) * (0.62 if rng.uniform() < 0.22 else 1)
            y, head = ground(x) + 3, h * 0.075
            lean, arm = rng.uniform(-1, 1), rng.uniform(-1, 1)

            def poly(*points, x=x, y=y, h=h):
                draw.polygon([((x + px * h) * k, (y - py * h) * k) for px, py in points], fill=255)

            hx, hy = x + lean * 0.5, y - h * 0.92
            draw.ellipse(
                [(hx - head) * k, (hy - head) * k, (hx + head) * k, (hy + head) * k], fill=255
            )
            poly(
                (-0.12, 0.80),
                (-0.03, 0.86),
                (0.03, 0.86),
                (0.12, 0.80),
                (0.10, 0.45),
                (-0.10, 0.45),
            )
            poly((-0.10, 0.46), (-0.01, 0.46), (-0.02, 0), (-0.09, 0))
            poly((0.01, 0.46), (0.10, 0.46), (0.10, 0), (0.03, 0))
            if arm > 0.25:  # One hand up: the glasses, or a finger that points.
                poly((0.10, 0.80), (0.20, 0.98), (0.24, 0.96), (0.12, 0.72))
            elif arm < -0.4:
                poly((-0.12, 0.80), (-0.19, 0.46), (-0.15, 0.45), (-0.08, 0.74))


def totality():
    """Draw the eclipsed Sun over a Castilian village."""
    rng = np.random.default_rng(1905)
    horizon = 850
    side = np.abs(X - 1010) / W
    height = np.clip((horizon - Y) / horizon, -0.1, 1) + 0.05 * noise(rng, 900, 160) * (Y > 300)
    sky = ramp(
        height,
        [
            (0.0, (226, 138, 72)), (0.05, (214, 122, 74)), (0.12, (160, 96, 88)),
            (0.22, (92, 76, 102)), (0.36, (46, 56, 96)), (0.6, (22, 32, 66)), (1.0, (9, 14, 36)),
        ],
    )  # fmt: skip
    sky *= (0.62 + 0.62 * step(0.02, 0.55, side))[..., None] * 0.5 + 0.5
    bands = noise(rng, 1100, 26, octaves=5) * np.exp(-(((Y - 760) / 60) ** 2))
    sky *= 1 - 0.20 * np.clip(bands, -0.4, 1)[..., None]
    cx, cy, radius = 1010, 372, 66
    r, glow = corona(rng, cx, cy, radius)
    light = sky + glow[..., None] * np.array([0.96, 0.98, 1.04]) * 0.95
    halo = gaussian_filter(np.where(r > 1, glow, 0), 46)
    light += halo[..., None] * np.array([0.55, 0.68, 1.0]) * 0.7
    angle = np.arctan2(Y - cy, X - cx)
    rim = np.exp(-(((r - 1.012) / 0.012) ** 2))
    pink = rim * (0.25 + 0.75 * np.exp(-(((angle - 0.9) / 0.35) ** 2)))
    for at, size in ((0.72, 0.05), (1.02, 0.032), (-2.2, 0.035), (2.9, 0.03)):
        px, py = cx + radius * 1.02 * np.cos(at), cy + radius * 1.02 * np.sin(at)
        pink += 1.3 * np.exp(-((np.hypot(X - px, Y - py) / (radius * size)) ** 2))
    light += pink[..., None] * np.array([1.0, 0.36, 0.42]) * 0.8
    light = mix(light, np.array([8, 10, 20]) / 255, 1 - step(0.985, 1.008, r))
    # Jupiter and Mercury, to the right of the Sun and below it, as they stood over Burgos.
    for x, y, size, power in ((1392, 590, 1.9, 1.2), (1500, 690, 1.5, 0.75)):
        light += (power * np.exp(-((np.hypot(X - x, Y - y) / size) ** 2)))[..., None]
        light += (0.06 * power * np.exp(-(np.hypot(X - x, Y - y) / (size * 7))))[..., None]
    for ground, rough, colour in (
        (842, 26, (96, 66, 78)), (868, 34, (58, 44, 60)), (905, 30, (30, 25, 38)),
    ):  # fmt: skip
        line = ground + rough * noise(rng, 420, 1, (1, W), 6)[0]
        light = mix(light, np.array(colour) / 255, step(-1, 1, Y - line[None, :]))
        light = mix(light, np.array((178, 106, 80)) / 255, 0.10 * np.exp(-(((Y - 860) / 26) ** 2)))
    near = 962 - 22 * np.sin(np.arange(W) / 330) + 5 * noise(rng, 120, 1, (1, W), 5)[0]

    def draw(pencil, k):
        pencil.polygon(
            [(0, H * k)] + [(x * k, near[x] * k) for x in range(W)] + [(W * k, H * k)], fill=255
        )
        tower(pencil, k, 300, near[300] - 4)
        for centre, tall, wide in (
            (40, 84, 96), (120, 104, 110), (556, 56, 76), (628, 74, 96), (690, 44, 60),
            (1522, 78, 112),
        ):  # fmt: skip
            oak(pencil, k, rng, centre, near[centre], tall, wide)
        people(
            pencil, k, rng, ((870, 2), (985, 5), (1090, 3), (1215, 4), (1330, 2)),
            lambda x: near[int(x)],
        )  # fmt: skip

    light = mix(light, np.array([9, 8, 14]) / 255, shape_mask(draw))
    return finish(rng, light)


def crescent(radius, cover, turn):
    """Give a small picture of the Sun with the Moon over it, as a pinhole throws it."""
    n = int(radius * 1.6)
    yy, xx = np.mgrid[-n : n + 1, -n : n + 1].astype(float)
    sun = 1 - step(radius * 0.9, radius * 1.1, np.hypot(xx, yy))
    mx, my = cover * radius * np.cos(turn), cover * radius * np.sin(turn)
    moon = 1 - step(radius * 0.92, radius * 1.12, np.hypot(xx - mx, yy - my) / 1.03)
    return sun * (1 - moon)


def under_the_leaves():
    """Draw the crescents that gaps between leaves throw on a limestone wall."""
    rng = np.random.default_rng(1999)
    plaster = 1 + 0.07 * noise(rng, 260, 260) + 0.06 * noise(rng, 26, 20) + 0.05 * noise(rng, 5, 5)
    relief = gaussian_filter(noise(rng, 60, 46, octaves=6), 0.8)
    plaster *= 1 + 2.6 * np.clip(np.gradient(relief, axis=1), -0.08, 0.08)
    for x0, x1, y0, y1 in (
        (0, 610, 345, 345), (610, 1600, 372, 372), (0, 1600, 716, 716), (610, 610, 0, 372),
        (1180, 1180, 372, 716), (300, 300, 345, 716), (820, 820, 716, 1067),
        (1420, 1420, 716, 1067),
    ):  # fmt: skip
        wobble = 3 * noise(rng, 90, 90)
        if y0 == y1:
            inside = (X >= x0) & (X <= x1)
            joint = np.exp(-(((Y - y0 + wobble) / 3.2) ** 2)) * inside
        else:
            joint = np.exp(-(((X - x0 + wobble) / 3.0) ** 2)) * ((Y >= y0) & (Y <= y1))
        plaster *= 1 - 0.24 * joint
    canopy = step(-0.10, 0.55, noise(rng, 520, 420, octaves=3) + 0.0005 * (X - 500))
    light = np.zeros((H, W))
    for radius, count, power, blur in (
        (34, 210, 0.34, 2.6), (27, 330, 0.42, 1.6), (44, 90, 0.24, 4.5), (20, 260, 0.36, 1.2),
    ):  # fmt: skip
        points = np.zeros((H, W))
        twigs = rng.uniform(0, 1, (count // 7, 2)) * (H, W)
        for y, x in twigs:
            along = rng.uniform(-0.7, 0.9)
            for _ in range(9):
                d = rng.normal(0, 75)
                py = int(y + d * np.sin(along) + rng.normal(0, 18))
                px = int(x + d * np.cos(along) + rng.normal(0, 18))
                if 0 <= py < H and 0 <= px < W and canopy[py, px] > rng.uniform(0.02, 0.9):
                    points[py, px] += rng.gamma(3, 1 / 3)
        spot = gaussian_filter(crescent(radius, 0.5, -0.45), blur)
        light += power * fftconvolve(points, spot, mode="same")
    light = np.clip(light, 0, None)
    haze = gaussian_filter(light, 60)
    shade = np.array([112, 104, 116]) / 255 * (0.66 + 0.30 * canopy[..., None])
    sun = np.array([1.0, 0.76, 0.46])
    wall = plaster[..., None] * (
        shade * np.array([1.0, 0.97, 0.92])
        + 1.0 * (1.12 * np.tanh(light / 1.0) + 0.26 * haze)[..., None] * sun
    )
    return finish(rng, wall, grain=0.014, vignette=0.42)


# Palma, every nine minutes from 7.38 pm, and at sunset: altitude and azimuth of the Sun in degrees,
# then how far the Moon's middle stood to its right and above it, in radii of the Sun.
SUNS = (
    (12.48, 279.0, 1.86, -0.83), (10.77, 280.4, 1.56, -0.69), (9.06, 281.8, 1.25, -0.55),
    (7.37, 283.1, 0.94, -0.41), (5.68, 284.5, 0.63, -0.27), (4.01, 285.9, 0.31, -0.13),
    (2.38, 287.3, 0.0, 0.0), (0.88, 288.6, -0.30, 0.12), (-0.02, 289.6, -0.55, 0.22),
)  # fmt: skip


def phases():
    """Draw the Sun going down into the sea, one exposure every nine minutes."""
    rng = np.random.default_rng(2027)
    horizon, radius = 850, 31
    up = (horizon - Y) / horizon
    sky = ramp(
        up,
        [
            (0, (222, 112, 50)), (0.07, (198, 92, 56)), (0.2, (126, 68, 74)),
            (0.42, (62, 54, 86)), (0.75, (28, 35, 70)), (1, (13, 19, 45)),
        ],
    )  # fmt: skip
    sky *= (1 - 0.13 * noise(rng, 1300, 34, octaves=5) * np.exp(-(((up - 0.1) / 0.1) ** 2)))[
        ..., None
    ]
    light = sky.copy()
    for altitude, azimuth, right, above in SUNS:
        x, y = 360 + (azimuth - 279) * 82, horizon - altitude * 59
        d = np.hypot(X - x, Y - y) / radius
        low = np.clip(1 - altitude / 12.5, 0, 1)
        if right == 0:
            _, glow = corona(rng, x, y, radius)
            light += glow[..., None] * np.array([0.97, 0.93, 0.93]) * 0.8
            light += gaussian_filter(np.where(d > 1, glow, 0), 24)[..., None] * 0.35
            light = mix(light, np.array([16, 14, 26]) / 255, 1 - step(0.97, 1.03, d))
            continue
        colour = np.array([1.10, 1.02 - 0.40 * low**2, 0.84 - 0.62 * low**1.3])
        limb = 0.72 + 0.28 * np.sqrt(np.clip(1 - d**2, 0, 1))
        moon = np.hypot(X - x - right * radius, Y - y + above * radius) / radius
        sun = (1 - step(0.97, 1.03, d)) * step(1.005, 1.065, moon)
        light += gaussian_filter(sun, 40)[..., None] * colour * 0.7
        light += gaussian_filter(sun, 9)[..., None] * colour * 0.4
        light = mix(light, colour[None, None] * limb[..., None] * 1.15, sun)
    depth = np.clip((Y - horizon) / (H - horizon), 0.002, 1)
    waves = noise(rng, 260, 5, octaves=5) * 0.6 + noise(rng, 60, 3, octaves=3) * 0.5
    reach = np.clip(horizon - (Y - horizon) * 1.9 + waves * 150 * depth**0.7, 0, horizon - 1)
    mirror = np.stack([map_coordinates(sky[..., c], [reach, X], order=1) for c in range(3)], -1)
    sea = mirror * (0.64 - 0.2 * depth[..., None]) * np.array([0.9, 0.92, 1.04])
    sea *= 1 + 0.35 * waves[..., None] * (0.3 + depth[..., None])
    path = np.exp(-(((X - 1262) / (26 + 200 * depth)) ** 2))
    glints = step(0.22, 0.8, noise(rng, 40, 2.6, octaves=3) + 0.42 * path) * path
    sea += (glints * (1 - 0.6 * depth))[..., None] * np.array([1.0, 0.55, 0.24]) * 0.9
    light = mix(light, sea, step(horizon - 0.8, horizon + 0.8, Y))
    return finish(rng, light, grain=0.012)


def save(picture, name, folder):
    """Write a picture under its name and under the SHA-256 of its bytes, within the weight."""
    path = folder / f"{name}.jpg"
    for quality in range(QUALITY, 50, -3):
        picture.save(path, quality=quality, optimize=True, progressive=True)
        if path.stat().st_size < MAX_BYTES:
            break
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / f"{digest}.jpg").write_bytes(path.read_bytes())
    print(f"{name}: {digest}, {path.stat().st_size} bytes, quality {quality}")


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for make in (totality, under_the_leaves, phases):
        if len(sys.argv) < 3 or make.__name__ in sys.argv[2:]:
            save(make(), make.__name__, out)
