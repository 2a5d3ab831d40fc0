"""Draw the two pictures of the English demo live: the bore by day, the elver lamps at night.

Needs what `demo_pictures.py` needs, and is run in the same way.
"""

import sys
from pathlib import Path

import numpy as np
from demo_pictures import H, W, X, Y, finish, mix, noise, oak, ramp, save, shape_mask, step
from scipy.ndimage import gaussian_filter, map_coordinates

HORIZON = 545
EYE, FOCAL = 3.0, 1250.0  # metres above the water; pixels


def morning_sky(rng):
    """Give a hazy spring sky: cream low down, blue above, long thin cloud."""
    up = (HORIZON - Y) / HORIZON
    sky = ramp(
        np.clip(up, 0, 1),
        [
            (0, (250, 226, 190)), (0.10, (246, 220, 194)), (0.28, (226, 208, 200)),
            (0.55, (174, 192, 212)), (1.0, (104, 142, 184)),
        ],
    )  # fmt: skip
    cloud = noise(rng, 900, 70, octaves=6) + 0.25 * noise(rng, 160, 22, octaves=4)
    veil = step(0.05, 0.75, cloud) * step(0.04, 0.3, up)
    lit = ramp(
        np.clip(up, 0, 1), [(0, (255, 222, 176)), (0.5, (250, 214, 196)), (1, (216, 208, 214))]
    )
    sky = mix(sky, lit, 0.75 * veil)
    under = step(0.3, 0.9, noise(rng, 700, 40, octaves=5)) * step(0.12, 0.45, up)
    sky = mix(sky, np.array([120, 128, 152]) / 255, 0.38 * under)
    # The Sun of half past nine stands above the frame, on the right; its light comes down the haze.
    sun = np.hypot((X - 1240) / 1.5, Y + 60)
    sky = sky * 0.93 + (0.34 * np.exp(-sun / 330))[..., None] * np.array([1.0, 0.90, 0.72])
    low = np.exp(-np.abs(X - 1180) / 420 - np.abs(Y - HORIZON) / 120)
    sky += (0.16 * low)[..., None] * np.array([1.0, 0.84, 0.60])
    return sky


def woods(rng, base, tall, count):
    """Give a mask of a wooded bank: a low hedge without gap, and trees where it pleases."""
    dense = noise(rng, 430, 1, (1, W), 3)[0]

    def draw(pencil, k):
        for x in rng.uniform(-20, W + 20, 9000):
            s, y = rng.uniform(1, 3.4), base - abs(rng.normal(0, 0.11)) * tall
            pencil.ellipse([(x - s) * k, (y - s) * k, (x + s) * k, (y + s) * k], fill=255)
        for x in np.sort(rng.uniform(-30, W + 30, count)):
            thick = dense[int(np.clip(x, 0, W - 1))]
            if thick > rng.uniform(-0.7, 0.6):
                high = tall * rng.uniform(0.5, 1.0) * (0.85 + 0.3 * np.clip(thick, 0, 1))
                oak(pencil, k, rng, x, base, high, high * rng.uniform(0.7, 1.1))

    return np.maximum(shape_mask(draw, 2), step(-1, 1, Y - base))


def rows_of_trees(rng):
    """Give (mask, distance) of the trees on both banks of the near reach, the farthest first."""
    for far, near in ((640, 330), (330, 190), (190, 120), (120, 82)):

        def draw(pencil, k, far=far, near=near):
            for z in np.sort(rng.uniform(near, far, 26))[::-1]:
                left = rng.uniform() < 0.6
                x = (-52 - rng.gamma(2, 9)) if left else (76 + rng.gamma(2, 10))
                px, ground = W / 2 + x * FOCAL / z, HORIZON + (EYE - 1.5) * FOCAL / z
                high = rng.uniform(6, 13) * FOCAL / z
                if -high < px < W + high:
                    oak(pencil, k, rng, px, ground, high, high * rng.uniform(0.75, 1.15))

        yield shape_mask(draw, 2), near


def bore_in_the_morning():
    """Draw the bore crossing the river towards us, whelps behind it, still water before it."""
    rng = np.random.default_rng(1966)
    sky = morning_sky(rng)
    scene = sky.copy()
    hills = HORIZON - 30 - 20 * noise(rng, 620, 1, (1, W), 4)[0]
    for mask, colour, fog in (
        (step(-1.2, 1.2, Y - hills[None, :]), (198, 182, 186), 0.35),
        (woods(rng, HORIZON - 4, 26, 150), (158, 144, 146), 0.45),
        (woods(rng, HORIZON + 1, 40, 90), (112, 104, 106), 0.40),
    ):
        mist = fog * np.exp(-(((Y - HORIZON) / 20.0) ** 2))[..., None]
        ink = np.array(colour) / 255 * (1 - mist) + np.array([1.0, 0.86, 0.7]) * mist
        near_sun = np.exp(-(((X - 1120) / 230) ** 2))[..., None]
        scene = mix(scene, ink * (1 + 0.5 * near_sun * np.array([1.0, 0.7, 0.4])), mask)
    world = np.stack([scene[..., c] for c in range(3)], -1)

    height, light = np.full(W, 1e9), scene.copy()
    columns = np.arange(W)
    lines = np.concatenate([np.geomspace(5.0, 15, 420), np.linspace(15.02, 40, 1700),
                            np.geomspace(40.1, 900, 1000)])  # fmt: skip
    ripple = noise(rng, 46, 6, (2700, 2400), 5)
    chop = noise(rng, 20, 9, (2700, 2400), 4)
    spray = noise(rng, 7, 5, (2700, 2400), 3)
    top = np.full(W, float(H))
    for index, z in enumerate(lines):
        x = (columns - W / 2) * z / FOCAL
        front = 21 + 0.030 * (x + 3) ** 2 + 0.30 * np.sin(x / 2.3 + 1) + 0.10 * np.sin(x / 0.7)
        behind = z - front
        u = np.mod(x * 34 + 1200, 2399).astype(int)
        v = int(z * 22) % 2699
        rough = step(-0.6, 1.5, behind) * np.exp(-np.clip(behind, 0, None) / 60)
        edge = 1 + 0.35 * step(3, 8, np.abs(x + 1)) + 0.10 * np.sin(x * 1.1)
        swell = 0.80 * edge * step(-0.9, 0.55, behind) * np.exp(-np.clip(behind, 0, None) / 9)
        train = (
            0.30
            * np.cos((behind - 0.6) * 2 * np.pi / 5.2)
            * np.exp(-np.clip(behind, 0, None) / 20)
            * step(0.3, 2.5, behind)
        )
        up = swell + train + 0.3 * step(0, 4, behind)
        up = up + (0.07 * chop[v, u] + 0.03 * ripple[v, u]) * (rough + 0.03)
        slope = np.gradient(up, axis=0) * 0 + (up - (height if index else up)) / max(
            z - (lines[index - 1] if index else z - 1), 1e-3
        )
        height = up
        y = HORIZON + (EYE - up) * FOCAL / z
        graze = np.arctan2(EYE - up, z)
        tilt = (
            graze
            + 1.15 * np.arctan(slope)
            + (0.010 + 0.10 * rough) * ripple[v, u]
            + 0.05 * rough * chop[v, u]
        )
        seen = HORIZON - np.abs(tilt) * 980 - 2
        bend = np.clip(columns + 26 * ripple[v, u] * (0.12 + rough), 0, W - 1)
        from_sky = [np.clip(seen, 0, H - 1), bend]
        colour = np.stack(
            [map_coordinates(world[..., c], from_sky, order=1, mode="nearest") for c in range(3)],
            -1,
        )
        fresnel = np.clip(0.92 - 1.15 * np.abs(tilt), 0.22, 0.92)[:, None]
        mud = np.array([104, 82, 62]) / 255 * 0.72
        colour = colour * fresnel + mud * (1 - fresnel)
        face = step(-0.9, -0.2, behind) * step(0.75, 0.1, behind)
        colour = colour * (1 - 0.42 * face[:, None]) + 0.10 * face[:, None] * np.array(
            [0.9, 0.7, 0.5]
        )
        breaking = np.clip(0.45 + 0.95 * step(1.6, 5.5, np.abs(x + 1)) + 0.5 * chop[v, u], 0, 1.3)
        spill = 0.30 + 0.36 * breaking * (0.8 + 0.35 * spray[v, u])
        crest = np.exp(-(((behind - 0.35) / np.clip(spill, 0.2, 1.2)) ** 2)) * breaking
        wash = 0.55 * step(0.2, 0.9, behind) * np.exp(-np.clip(behind - 0.9, 0, None) / 3.2)
        tops = 0.30 * np.clip(np.cos((behind - 0.6) * 2 * np.pi / 5.2), 0, 1) ** 8 * rough
        flecks = (wash * breaking + tops) * step(0.1, 0.7, spray[v, u])
        foam = np.clip(crest * (0.85 + 0.45 * spray[v, u]) + flecks, 0, 1)[:, None]
        warm = 0.80 + 0.20 * np.exp(-(((columns - 1120) / 420) ** 2))
        colour = colour * (1 - foam) + foam * np.array([1.0, 0.93, 0.84]) * warm[:, None]
        shore = 3.5 * np.sin(z / 41) + 5 * np.sin(z / 97 + 1)
        inland = np.maximum(-38 + shore - x, x - 58 - shore)
        if z > 42:
            land = np.clip(inland / 3, 0, 1) * 1.6 + 0.12 * chop[v, u]
            y = np.where(inland > 0, HORIZON + (EYE - land) * FOCAL / z, y)
            far = 1 - np.exp(-z / 330)
            grass = np.array([52, 52, 44]) / 255 * (1 + 0.25 * ripple[v, u][:, None])
            field = grass * (1 - far) + np.array([1.0, 0.84, 0.68]) * 0.88 * far
            colour = np.where((inland > 0)[:, None], field, colour)
        low = np.ceil(np.clip(y, 0, H)).astype(int)
        span = int(np.max(np.ceil(top) - low, initial=0))
        for k in range(span):
            row = low + k
            hit = (row < np.ceil(top)) & (row < H)
            light[row[hit], columns[hit]] = colour[hit]
        top = np.minimum(top, y)
    for mask, distance in rows_of_trees(rng):
        fog = 1 - np.exp(-distance / 300)
        ink = np.array([44, 42, 44]) / 255 * (1 - fog) + np.array([1.0, 0.82, 0.66]) * 0.86 * fog
        light = mix(light, ink, mask)
    mist = 0.5 * np.exp(-(((Y - HORIZON - 6) / 15) ** 2)) * (0.7 + 0.3 * noise(rng, 600, 30))
    light = mix(light, np.array([1.0, 0.85, 0.70]), np.clip(mist, 0, 1))
    calm = gaussian_filter(light, (3.0, 1.2, 0))
    light = mix(gaussian_filter(light, (0.5, 0.5, 0)), calm, step(760, 900, Y))
    return finish(rng, (light - 0.03) * 1.08, grain=0.012, vignette=0.36)


def elver_lamps():
    """Draw lamps along the bank at night, their light in the tide, a thin Moon going down."""
    rng = np.random.default_rng(130)
    horizon = 520
    up = np.clip((horizon - Y) / horizon, 0, 1)
    sky = ramp(
        up,
        [(0, (54, 62, 84)), (0.14, (38, 50, 78)), (0.45, (20, 30, 58)), (1, (8, 13, 32))],
    )
    sky *= 1 + 0.12 * noise(rng, 900, 90)[..., None]
    moon_x, moon_y, moon_r = 330, 396, 21
    d = np.hypot(X - moon_x, Y - moon_y) / moon_r
    shadow = np.hypot(X - moon_x + 8.5, Y - moon_y + 7.5) / moon_r
    horned = (1 - step(0.95, 1.05, d)) * step(0.98, 1.08, shadow)
    sky += (0.055 * (1 - step(0.95, 1.05, d)))[..., None]
    light = sky + horned[..., None] * np.array([1.15, 0.96, 0.70])
    halo = gaussian_filter(horned, 30) * 2.4 + gaussian_filter(horned, 8) * 0.6
    light += halo[..., None] * np.array([1.0, 0.82, 0.55])
    for _ in range(90):
        x, y, p = rng.uniform(0, W), rng.uniform(0, 380), rng.gamma(1.2, 0.14)
        light += (p * np.exp(-((np.hypot(X - x, Y - y) / rng.uniform(0.8, 1.3)) ** 2)))[..., None]
    light = mix(light, np.array([9, 12, 20]) / 255, woods(rng, horizon - 5, 62, 70))
    lamps = []
    for x in (90, 214, 470, 538, 610, 795, 838, 905, 1004, 1188, 1228, 1290, 1420, 1512):
        size = rng.uniform(0.7, 1.35)
        lamps.append((x + rng.uniform(-9, 9), horizon - rng.uniform(5, 20), size))
    spots, people = np.zeros((H, W)), np.zeros((H, W))
    for x, y, size in lamps:
        spots += size * np.exp(-((np.hypot(X - x, Y - y) / (3.1 * size)) ** 2))
        stand = x + rng.uniform(8, 13) * rng.choice([-1, 1])
        body = (np.abs(X - stand) < 2.2 + 0.05 * (Y - y)) * (Y > y - 6) * (Y < horizon + 2)
        people += body + (np.hypot(X - stand, Y - y + 9) < 2.7)
        light += (0.26 * size * np.exp(-(((X - x) / 60) ** 2) - ((Y - horizon + 4) / 22) ** 2))[
            ..., None
        ] * np.array([1.0, 0.66, 0.30])
    light = mix(light, np.array([7, 8, 12]) / 255, np.clip(gaussian_filter(people, 0.6), 0, 1))
    gold = np.array([1.0, 0.72, 0.36])
    light += spots[..., None] * np.array([1.5, 1.28, 0.9])
    light += (gaussian_filter(spots, 7) * 2.2 + gaussian_filter(spots, 26) * 5)[..., None] * gold
    depth = np.clip((Y - horizon) / (H - horizon), 0.001, 1)
    waves = 0.7 * noise(rng, 210, 9, octaves=5) + 0.5 * noise(rng, 50, 4, octaves=3)
    reach = np.clip(2 * horizon - Y - 30 * depth + waves * 110 * depth**0.8, 0, horizon - 1)
    bend = np.clip(X + waves * 12 * (0.2 + depth), 0, W - 1)
    soft = gaussian_filter(light, (3, 1.5, 0))
    river = np.stack([map_coordinates(soft[..., c], [reach, bend], order=1) for c in range(3)], -1)
    river = river * np.array([0.70, 0.72, 0.80]) * (1 - 0.35 * depth[..., None])
    streak = np.zeros((H, W))
    ripple = step(-0.15, 0.75, noise(rng, 70, 3.2, octaves=4) + 0.3 * waves)
    for x, _, size in lamps:
        wide = 5 + 30 * depth
        fade = np.exp(-depth * 2.3 / size)
        streak += size * fade * np.exp(-(((X - x - 22 * waves * depth) / wide) ** 2))
    river += (0.95 * streak * ripple)[..., None] * np.array([1.0, 0.66, 0.30])
    glitter = np.exp(-(((X - moon_x - 20 * waves) / (16 + 46 * depth)) ** 2)) * np.exp(-depth * 1.6)
    river += (0.36 * glitter * ripple)[..., None] * np.array([1.0, 0.86, 0.62])
    light = mix(light, river, step(horizon - 0.8, horizon + 0.8, Y))
    reeds = np.zeros((H, W))
    for _ in range(300):
        x0, tall = rng.uniform(900, 1640), rng.uniform(40, 190)
        tall *= step(880, 1300, x0)
        lean = rng.normal(-12, 20)
        t = np.clip((H - Y) / max(tall, 1), 0, 2)
        stem = np.abs(X - x0 - lean * t**2) < 1.7 * (1.15 - t)
        reeds = np.maximum(reeds, stem * (t <= 1))
    light = mix(light, np.array([6, 8, 13]) / 255, np.clip(gaussian_filter(reeds * 1.0, 0.8), 0, 1))
    return finish(rng, light, grain=0.013, vignette=0.4)


if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for make in (bore_in_the_morning, elver_lamps):
        if len(sys.argv) < 3 or make.__name__ in sys.argv[2:]:
            save(make(), make.__name__, out)
