"""Forms that show through the skin."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import cKDTree

from triggermap.bake.body import BodyMesh
from triggermap.bake.features import Feature, smooth_curve
from triggermap.bake.outline import trace
from triggermap.bake.shading import Clay
from triggermap.bake.views import ViewSpec, view_spec


def test_every_feature_is_relief_or_a_line(features: tuple[Feature, ...]) -> None:
    ids = [feature.id for feature in features]
    assert len(set(ids)) == len(ids)
    assert all(feature.height or feature.line is not None for feature in features)


def test_features_lie_on_the_skin_of_every_body(
    features: tuple[Feature, ...], reference: BodyMesh, male: BodyMesh
) -> None:
    for body in (reference, male):
        skin = cKDTree(np.concatenate([body.vertices, body.vertices[body.faces].mean(axis=1)]))
        for feature in features:
            away, _ = skin.query(feature.on(body))
            assert away.max() < 1.5, feature.id


def test_features_keep_to_their_side_on_every_body(
    features: tuple[Feature, ...], reference: BodyMesh, male: BodyMesh
) -> None:
    for body in (reference, male):
        for feature in features:
            across = feature.on(body)[:, 0]
            assert (across == 0).all() if feature.midline else across.min() > -0.3, feature.id


def test_features_run_on_without_turning_back(features: tuple[Feature, ...], male: BodyMesh) -> None:
    for feature in features:
        steps = np.diff(feature.on(male), axis=0)
        if len(steps) > 1:
            turns = (steps[1:] * steps[:-1]).sum(axis=1)
            assert (turns > 0).mean() > 0.9, feature.id


def test_a_smooth_curve_goes_through_its_places() -> None:
    places = [(0.0, 0.0), (1.0, 2.0), (3.0, 1.0)]
    curve = smooth_curve(places, 41)
    assert len(curve) == 41
    assert all(np.linalg.norm(curve - place, axis=1).min() < 1e-9 for place in np.array(places))


@pytest.mark.parametrize("name", ["front", "back"])
def test_line_art_has_no_crumbs_and_is_symmetric(clay: Clay, name: str) -> None:
    view = ViewSpec(name, view_spec(name).yaw, 10.0)
    lines = trace(clay, view).lines
    lengths = [np.linalg.norm(np.diff(line, axis=0), axis=1).sum() / view.units_per_cm for line in lines]
    assert min(lengths) > 0.6
    assert len(lines) > 12
