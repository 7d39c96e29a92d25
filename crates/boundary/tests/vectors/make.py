"""Writes the reference values that the tests beside it compare with.

    pip install pyproj==3.7.2 geographiclib==2.1 shapely==2.1.2
    python make.py            # writes the CSV files into this folder

projection.csv  PROJ's transverse Mercator for every zone of China and every datum.
areas.csv       GeographicLib's geodesic area of rings whose sides, straight in the plane of projection, are cut to 10 m.
validity.csv    GEOS's verdict, area and hull for small rings, many of them degenerate.
rings.csv       GEOS's verdict and even-odd area for two to four rings whose lines do not just touch.
touching.csv    GEOS's verdict on two to four rings that have points in common: "along" when two of them share more than
                points, "crossing" when two cross, "divided" when all parts with their deductions are no valid
                multipolygon, else "valid" with the area and the number of deductions.
overlaps.csv    GEOS's area of the intersection of two boundaries, some with a hole.
local.csv       PROJ's Helmert transformation with three and seven parameters, both signs of the rotations.
"""

import csv
import itertools
import math
import random
from pathlib import Path

from geographiclib.geodesic import Geodesic
from pyproj import CRS, Transformer
from shapely.geometry import MultiPoint, MultiPolygon, Polygon
from shapely.validation import explain_validity

HERE = Path(__file__).parent
FIRST_EPSG = {
    ("Beijing1954", 3): (25, 2401), ("Beijing1954", 6): (13, 21413),
    ("Xian1980", 3): (25, 2349), ("Xian1980", 6): (13, 2327),
    ("Cgcs2000", 3): (25, 4513), ("Cgcs2000", 6): (13, 4491),
}
ZONES = {3: range(25, 46), 6: range(13, 24)}


def meridian(width, zone):
    return 3 * zone if width == 3 else 6 * zone - 3


def system(datum, width, zone):
    first, code = FIRST_EPSG[datum, width]
    crs = CRS.from_epsg(code + zone - first)
    return crs, Transformer.from_crs(crs.geodetic_crs, crs, always_xy=True)


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def projection():
    for (datum, width) in FIRST_EPSG:
        for zone in ZONES[width]:
            crs, transformer = system(datum, width, zone)
            assert f"zone {zone}" in crs.name, crs.name
            for latitude, offset in [(3.5, 0.4), (18.2, -1.5), (29.5, 1.5), (41.25, -width / 2), (49.4, 0.0), (53.55, width / 2)]:
                longitude = meridian(width, zone) + offset
                east, north = transformer.transform(longitude, latitude)
                yield datum, width, zone, crs.to_epsg(), latitude, longitude, f"{north:.6f}", f"{east:.6f}"


def geodesic_area(transformer, ellipsoid, ring, step):
    polygon = Geodesic(ellipsoid.semi_major_metre, 1 / ellipsoid.inverse_flattening).Polygon()
    for (x, y), (u, v) in zip(ring, ring[1:] + ring[:1]):
        pieces = max(1, math.ceil(math.hypot(u - x, v - y) / step))
        for piece in range(pieces):
            part = piece / pieces
            longitude, latitude = transformer.transform(y + (v - y) * part, x + (u - x) * part, direction="INVERSE")
            polygon.AddPoint(latitude, longitude)
    return polygon.Compute(False, True)[2]


def areas():
    choice = random.Random(1)
    for datum in ["Beijing1954", "Xian1980", "Cgcs2000"]:
        for width, zone, north, offset in [
            (3, 39, 5_480_000, 44_000), (3, 37, 4_560_000, 122_000), (3, 37, 2_200_000, -150_000),
            (3, 42, 5_900_000, 90_000), (6, 20, 5_000_000, -230_000), (6, 13, 3_900_000, 1_000),
        ]:
            crs, transformer = system(datum, width, zone)
            for radius in [90, 560, 2_600, 9_000]:
                corners = choice.randint(4, 12)
                ring = []
                for corner in range(corners):
                    angle = (corner + choice.random() * 0.8) * 2 * math.pi / corners
                    length = radius * choice.uniform(0.5, 1.3)
                    x = north + length * math.cos(angle)
                    y = zone * 1_000_000 + 500_000 + offset + length * math.sin(angle)
                    ring.append((round(x, 2), round(y, 2)))
                fine = geodesic_area(transformer, crs.ellipsoid, ring, 10)
                corners_only = geodesic_area(transformer, crs.ellipsoid, ring, math.inf)
                points = ";".join(f"{x:.2f} {y:.2f}" for x, y in ring)
                yield datum, width, zone, f"{fine:.4f}", f"{corners_only:.4f}", points


def validity():
    choice = random.Random(2)
    for case in range(600):
        size = choice.choice([3, 5, 9, 1000])
        ring = []
        for _ in range(choice.randint(3, 9)):
            point = (choice.randrange(size), choice.randrange(size))
            if point not in ring[-1:]:
                ring.append(point)
        while len(ring) > 1 and ring[0] == ring[-1]:
            ring.pop()
        if case % 2:  # ordered around the middle: mostly valid
            middle = (size / 2 + 0.1, size / 2 + 0.2)
            ring.sort(key=lambda point: math.atan2(point[1] - middle[1], point[0] - middle[0]))
            ring = [point for point, before in zip(ring, ring[-1:] + ring[:-1]) if point != before]
        if len(set(ring)) < 3:
            continue
        polygon = Polygon([(y, x) for x, y in ring])
        hull = MultiPoint(ring).convex_hull.area
        area = f"{polygon.area:.1f}" if polygon.is_valid else ""
        yield int(polygon.is_valid), area, f"{hull:.1f}", ";".join(f"{x} {y}" for x, y in ring)


def star(choice, middle, radius):
    corners = choice.randint(3, 12)
    turn = choice.random()
    ring = []
    for corner in range(corners):
        angle = (corner + turn + choice.random() * 0.6) * 2 * math.pi / corners
        length = radius * choice.uniform(0.4, 1.0)
        ring.append((round(middle[0] + length * math.cos(angle), 2), round(middle[1] + length * math.sin(angle), 2)))
    return ring


def text(ring):
    return ";".join(f"{x:.2f} {y:.2f}" for x, y in ring)


def polygon(ring):
    return Polygon([(y, x) for x, y in ring])


def rings():
    choice = random.Random(3)
    while True:
        all_rings = [star(choice, (choice.uniform(0, 600), choice.uniform(0, 600)), choice.choice([40, 150, 400]))
                     for _ in range(choice.randint(2, 4))]
        shapes = [polygon(ring) for ring in all_rings]
        if not all(shape.is_valid for shape in shapes):
            continue
        meet = False
        for index, shape in enumerate(shapes):
            for other in shapes[:index]:
                meet |= shape.boundary.intersects(other.boundary)
        even_odd = shapes[0]
        for shape in shapes[1:]:
            even_odd = even_odd.symmetric_difference(shape)
        yield int(not meet), f"{even_odd.area:.4f}", "|".join(text(ring) for ring in all_rings)


def on_grid(choice, size):
    middle = (size / 2 + choice.uniform(-1, 1), size / 2 + choice.uniform(-1, 1))
    ring = {(choice.randrange(size), choice.randrange(size)) for _ in range(choice.randint(3, 7))}
    return sorted(ring, key=lambda point: math.atan2(point[1] - middle[1], point[0] - middle[0]))


def touching_ring(choice, others, size):
    """A ring of corners of others, of points on their sides, and of points elsewhere."""
    base = choice.choice(others)
    kept = sorted(choice.sample(range(len(base)), choice.randint(1, min(4, len(base)))))
    ring = [base[index] for index in kept]
    while len(ring) < 3 or choice.random() < 0.3:
        kind = choice.random()
        if kind < 0.25 and size:
            (x, y), (u, v) = choice.choice(list(zip(base, base[1:] + base[:1])))
            new = ((x + u) / 2, (y + v) / 2)  # exact: halves of whole numbers
        elif kind < 0.5:
            new = choice.choice(choice.choice(others))
        elif size:
            new = (choice.randrange(size), choice.randrange(size))
        else:
            share = choice.uniform(0.1, 1.3)
            middle = (sum(p[0] for p in base) / len(base), sum(p[1] for p in base) / len(base))
            corner = choice.choice(base)
            new = tuple(round(m + (c - m) * share, 2) for m, c in zip(middle, corner))
        ring.insert(choice.randrange(len(ring) + 1), new)
    return ring


def verdict(shapes):
    """What GEOS says of rings by the even-odd rule; nothing for rings that have no point in common."""
    pairs = list(itertools.combinations(shapes, 2))
    meet = [one.exterior.intersection(other.exterior) for one, other in pairs]
    if all(points.is_empty for points in meet):
        return None
    if any(points.length for points in meet):
        return "along", "", ""
    if any(not one.covers(other) and not other.covers(one) and one.relate(other)[0] != "F" for one, other in pairs):
        return "crossing", "", ""
    around = [[other for other in shapes if other is not shape and other.covers(shape)] for shape in shapes]
    parts = []
    for shape, outer in zip(shapes, around):
        if len(outer) % 2 == 0:
            holes = [hole for hole, rings in zip(shapes, around)
                     if len(rings) == len(outer) + 1 and any(ring is shape for ring in rings)]
            parts.append(Polygon(shape.exterior, [hole.exterior for hole in holes]))
    ground = MultiPolygon(parts)
    if not ground.is_valid:
        assert "Interior is disconnected" in explain_validity(ground), explain_validity(ground)
        return "divided", "", ""
    even_odd = shapes[0]
    for shape in shapes[1:]:
        even_odd = even_odd.symmetric_difference(shape)
    assert math.isclose(even_odd.area, ground.area, abs_tol=1e-6)
    return "valid", f"{ground.area:.4f}", sum(len(part.interiors) for part in parts)


def touching():
    choice = random.Random(6)
    wanted = {"valid": 400, "divided": 250, "crossing": 200, "along": 150}
    deductions = 0
    seen = set()
    while any(wanted.values()):
        size = choice.choice([5, 8, 12, 40, 0])  # 0: centimetres
        all_rings = [on_grid(choice, size) if size else star(choice, (300, 300), choice.choice([150, 400]))]
        while len(all_rings) < 2 or (choice.random() < 0.6 and len(all_rings) < 4):
            if len(all_rings[0]) < 3:
                break
            all_rings.append(touching_ring(choice, all_rings, size))
        if any(len(set(ring)) < max(3, len(ring)) for ring in all_rings):
            continue
        shapes = [polygon(ring) for ring in all_rings]
        if not all(shape.is_valid for shape in shapes):
            continue
        found = verdict(shapes)
        if found is None or not wanted[found[0]]:
            continue
        if found[0] == "valid":  # half of them with deductions
            if not found[2] and wanted["valid"] <= 200 - deductions:
                continue
            deductions += bool(found[2])
        choice.shuffle(all_rings)
        line = "|".join(text(ring) for ring in all_rings)
        if line not in seen:
            seen.add(line)
            wanted[found[0]] -= 1
            yield *found, line


def overlaps():
    choice = random.Random(4)
    while True:
        sides = []
        for _ in range(2):
            outer = star(choice, (choice.uniform(0, 500), choice.uniform(0, 500)), 400)
            shape, side = polygon(outer), [outer]
            if not shape.is_valid:
                break
            hole = star(choice, (sum(p[0] for p in outer) / len(outer), sum(p[1] for p in outer) / len(outer)), 60)
            if choice.random() < 0.5 and polygon(hole).is_valid and shape.contains_properly(polygon(hole)):
                shape, side = shape.difference(polygon(hole)), side + [hole]
            sides.append((shape, side))
        if len(sides) == 2:
            area = sides[0][0].intersection(sides[1][0]).area
            yield f"{area:.4f}", *("|".join(text(ring) for ring in side) for _, side in sides)


def local():
    choice = random.Random(5)
    for case in range(120):
        source, target = choice.sample(sorted(ELLIPSOID), 2)
        shift = [round(choice.uniform(-300, 300), 3) for _ in range(3)]
        seven = case % 3
        turn = [round(choice.uniform(-8, 8), 5) if seven else 0.0 for _ in range(3)]
        scale = round(choice.uniform(-20, 20), 5) if seven else 0.0
        sign = choice.choice(["position_vector", "coordinate_frame"])
        pipeline = Transformer.from_pipeline(
            "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
            f"+step +proj=cart {ELLIPSOID[source]} "
            f"+step +proj=helmert +x={shift[0]} +y={shift[1]} +z={shift[2]} +rx={turn[0]} +ry={turn[1]} +rz={turn[2]} "
            f"+s={scale} +convention={sign} "
            f"+step +inv +proj=cart {ELLIPSOID[target]} "
            "+step +proj=unitconvert +xy_in=rad +xy_out=deg")
        latitude, longitude = round(choice.uniform(18, 53), 6), round(choice.uniform(75, 134), 6)
        east, north, _ = pipeline.transform(longitude, latitude, 0)
        yield source, target, *shift, *turn, scale, sign, latitude, longitude, f"{north:.11f}", f"{east:.11f}"


ELLIPSOID = {
    "Beijing1954": "+a=6378245 +rf=298.3",
    "Xian1980": "+a=6378140 +rf=298.257",
    "Cgcs2000": "+a=6378137 +rf=298.257222101",
}


if __name__ == "__main__":
    write("projection.csv", ["datum", "width", "zone", "epsg", "latitude", "longitude", "x", "y"], projection())
    write("areas.csv", ["datum", "width", "zone", "geodesic_m2", "corners_only_m2", "ring"], areas())
    write("validity.csv", ["valid", "area", "hull", "ring"], validity())
    write("rings.csv", ["valid", "area", "rings"], itertools.islice(rings(), 400))
    write("touching.csv", ["verdict", "area", "deductions", "rings"], touching())
    write("overlaps.csv", ["area", "own", "other"], itertools.islice(overlaps(), 300))
    write("local.csv", ["from", "to", "dx", "dy", "dz", "rx", "ry", "rz", "ppm", "sign", "latitude", "longitude", "to_latitude", "to_longitude"], local())
