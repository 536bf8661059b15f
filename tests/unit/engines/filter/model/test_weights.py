"""A model file that is not the one meant is refused with a reason, and the filter goes on without it."""

import hashlib
from collections.abc import Callable

import pytest

from palabre.domain.verdicts import Circumstances, VerdictAction
from palabre.engines.filter import Filter
from palabre.engines.filter.detectors import DETECTORS, Detector
from palabre.engines.filter.model import Model, ModelRefused
from palabre.engines.filter.model.weights import package_file, read_weights
from palabre.engines.filter.model.words import package_classes
from palabre.engines.filter.reading import Reading

CLASSES = package_classes().digest


def resealed(file: bytes) -> tuple[bytes, str]:
    return file, hashlib.sha256(file).hexdigest()


def test_the_packages_model_is_read_and_is_small() -> None:
    file, digest = package_file()
    assert len(file) <= 4 * 2**20
    assert read_weights(file, digest, CLASSES).digest == digest


@pytest.mark.parametrize(
    "spoil, reason",
    [
        (lambda file: (file[:-1], package_file()[1]), "SHA-256"),
        (lambda file: resealed(b""), "not a model file"),
        (lambda file: resealed(file[:14] + b"\xff\xff\xff\x7f" + file[18:]), "header is too long"),
        (lambda file: resealed(file[:18] + b"[" + file[19:]), "header cannot be read"),
        (lambda file: resealed(file.replace(b'"format": 2', b'"format": 9', 1)), "format 9"),
        (lambda file: resealed(file.replace(b'"features": 2', b'"features": 9', 1)), "features 9"),
        (lambda file: resealed(file.replace(b'"insult"', b'"insulx"', 1)), "its heads"),
        (lambda file: resealed(file[: len(file) // 2]), "it has .* bytes of weights"),
        (lambda file: resealed(file[:-600] + bytes(600)), "it has [0-9]+ bytes of weights"),
    ],
)
def test_a_spoiled_file_is_refused_with_a_reason(
    spoil: Callable[[bytes], tuple[bytes, str]], reason: str
) -> None:
    file, digest = spoil(package_file()[0])
    with pytest.raises(ModelRefused, match=reason):
        read_weights(file, digest, CLASSES)


def test_other_word_classes_ask_for_another_model() -> None:
    with pytest.raises(ModelRefused, match="SHA-256"):
        read_weights(package_file()[0], "", "other")
    with pytest.raises(ModelRefused, match="trained again"):
        read_weights(*package_file(), "other")


def test_the_filter_goes_on_without_a_model() -> None:
    def refuse(_reading: Reading) -> list[object]:
        raise ModelRefused("format 9")

    detectors = [
        Detector(name=one.name, find=refuse, failure=one.failure) if one.name == "model" else one  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        for one in DETECTORS
    ]
    assert len([one for one in detectors if one.find is refuse]) == 1
    judge = Filter(detectors=detectors)
    assert judge.judge("tu es un connard", Circumstances()).action is VerdictAction.REFUSE
    assert judge.judge("bonjour", Circumstances()).action is VerdictAction.ALLOW


def test_scores_do_not_depend_on_what_was_read_before() -> None:
    texts = [
        "t'es vraiment un abruti",
        "bonjour a tous",
        "les arabes dehors",
        "j'ai 12 chats 🐈 !",
        "x" * 4000,
    ]
    fresh = [Model.of_package().scores(text) for text in texts]
    model = Model.of_package()
    for text in reversed(texts):
        model.scores(text)
    for number in range(40_000):
        if number % 400 == 0:
            model.scores(
                " ".join(
                    f"mot{'abcdefghij'[number % 10]}{chr(97 + number // 400 % 26)}q{n}" for n in range(9)
                )
            )
    assert [model.scores(text) for text in texts] == fresh
