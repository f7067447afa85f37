"""Training messages as the classifier sees them, each with its misspelt copies."""

from __future__ import annotations

from typing import List, Sequence, Tuple

from indonesian.normalize import normalize
from nlu.pipeline.augment import copies
from nlu.pipeline.linear_model import Sample
from nlu.pipeline.reading import marks


def make_samples(examples: Sequence[Tuple[str, str]], noisy_copies: int) -> List[Sample]:
    """Each message as the classifier sees it, followed by its noisy copies with the same marks."""
    samples = []
    for origin, (text, intent) in enumerate(examples):
        found = marks(text)
        for variant in [text, *copies(text.lower(), noisy_copies, seed=origin)]:
            samples.append(Sample(" ".join([normalize(variant), *found]), intent, origin))
    return samples
