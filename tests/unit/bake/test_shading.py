"""Clay pictures, coarse ones to be quick: their sizes, edges and light."""

from __future__ import annotations

import numpy as np

from triggermap.bake import shading
from triggermap.bake.views import ViewSpec, frame

WHOLE = ViewSpec("front", 0.0, 4.0)
HEAD = ViewSpec("head_front", 0.0, 8.0, (-26.0, -1.5, 26.0, 40.0), "front", fade=(0.0, 5.0))


def test_sizes(clay: shading.Clay) -> None:
    camera = frame(clay.body, WHOLE)
    pictures = shading.render(clay, WHOLE)
    assert pictures[2].size == (camera.width, camera.height)
    assert pictures[1].size == (camera.width // 2, camera.height // 2)


def test_alpha_is_the_body_with_soft_edges(clay: shading.Clay) -> None:
    alpha = np.asarray(shading.render(clay, WHOLE)[2])[..., 3]
    assert alpha[0].max() == 0 and alpha[-1].max() == 0
    assert (alpha == 255).mean() > 0.2
    assert 0 < ((alpha > 0) & (alpha < 255)).mean() < 0.1


def test_close_up_fades_out_below(clay: shading.Clay) -> None:
    alpha = np.asarray(shading.render(clay, HEAD)[2])[..., 3].astype(int)
    middle = alpha[:, alpha.shape[1] // 2]
    assert middle[-1] < 10
    assert np.all(np.diff(middle[-int(HEAD.fade[1] * 8) :]) <= 0)


def test_light_comes_from_the_viewers_left(clay: shading.Clay) -> None:
    picture = np.asarray(shading.render(clay, HEAD)[2]).astype(float)
    face = picture[5 * 8 : 20 * 8]
    half = face.shape[1] // 2
    left, right = face[:, :half], face[:, half:]
    assert left[left[..., 3] == 255][:, 1].mean() > right[right[..., 3] == 255][:, 1].mean() + 5


def test_clay_is_warm(clay: shading.Clay) -> None:
    picture = np.asarray(shading.render(clay, WHOLE)[1]).astype(int)
    solid = picture[picture[..., 3] == 255]
    assert np.all(solid[:, 0] >= solid[:, 2])


def test_openness_is_symmetric_and_less_in_the_armpit(clay: shading.Clay) -> None:
    assert clay.far.min() >= 0 and clay.far.max() <= 1
    top = int(np.argmax(clay.vertices[:, 1]))
    armpit = int(np.argmin(np.linalg.norm(clay.vertices - (15.0, 125.0, 0.0), axis=1)))
    assert clay.far[armpit] < clay.far[top] - 0.2


def test_same_input_same_picture(clay: shading.Clay) -> None:
    assert shading.render(clay, HEAD)[1].tobytes() == shading.render(clay, HEAD)[1].tobytes()
