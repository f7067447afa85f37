"""Training messages as the classifier sees them, each with its misspelt copies."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from typing import List, Sequence, Tuple

from indonesian.normalize import normalize
from nlu.pipeline.augment import copies
from nlu.pipeline.linear_model import Sample
from nlu.pipeline.reading import marks

Example = Tuple[str, str]


def make_samples(examples: Sequence[Example], noisy_copies: int) -> List[Sample]:
    """Each message as the classifier sees it, followed by its noisy copies with the same marks.

    Reading them is a fifth of a training, so a second core reads the second half.
    """
    half = len(examples) // 2
    with ProcessPoolExecutor(1) as other_core:
        rest = other_core.submit(_samples, examples[half:], half, noisy_copies)
        return _samples(examples[:half], 0, noisy_copies) + rest.result()


def _samples(examples: Sequence[Example], first: int, noisy_copies: int) -> List[Sample]:
    """The samples of `examples`, whose numbers begin with `first`."""
    samples = []
    for origin, (text, intent) in enumerate(examples, first):
        found = marks(text)
        for variant in [text, *copies(text.lower(), noisy_copies, seed=origin)]:
            samples.append(Sample(" ".join([normalize(variant), *found]), intent, origin))
    return samples
