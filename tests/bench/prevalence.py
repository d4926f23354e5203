"""How well the ranking agrees with counts in patients: `python -m tests.bench.prevalence`.

For each study of `assets/knowledge/studies.yaml` in which pressing gave the patients' own pain, the places where those
people hurt are marked on the left, and the rank of each muscle found in at least a tenth of them is printed. Silent
points are no measure. Studies of fewer than 30 people give an order at best; nothing may be tuned to one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.common import atlas, knowledge
from tests.bench.ranking import rank, share
from triggermap.domain.evidence import Study, grounds_prior
from triggermap.domain.text import Language
from triggermap.finder.ranking import Finder

FIRST = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One muscle of one study."""

    study: Study
    muscle: str
    percent: str
    rank: int | None
    """From 1; None where the muscle is not found at all."""
    drawn: bool
    """True where some described area of the muscle lies where these people hurt."""


def rows(finder: Finder) -> Iterator[Row]:
    """Yield the muscles of each study, in the study's order."""
    for study in knowledge().studies:
        lines = [line for line in study.findings if grounds_prior(line)]
        if not lines or not study.regions:
            continue
        ranked = rank(finder, study.regions)
        for muscle in dict.fromkeys(line.muscle for line in lines):
            mine = [line for line in lines if line.muscle == muscle]
            figure = next((line.percent for line in mine if line.percent), None)
            percent = "" if figure is None else f"{figure[0]}" if figure[0] == figure[1] else f"{figure[0]}-{figure[1]}"
            place = ranked.index(muscle) + 1 if muscle in ranked else None
            drawn = any(line.regions for line in mine)
            yield Row(study, muscle, percent, place, drawn)


def main() -> None:
    """Print the table."""
    finder = Finder(knowledge(), atlas().patches)
    known = knowledge().region_by_id
    all_rows = list(rows(finder))
    last = ""
    for row in all_rows:
        if row.study.id != last:
            last = row.study.id
            people = f"{row.study.people} people" if row.study.people else "people not told"
            where = ", ".join(known[region].name.en.lower() for region in row.study.regions)
            print(f"\n{row.study.condition.get(Language.EN)} ({row.study.source}, {people}); marked: {where}")
        note = "" if row.drawn else "   (its described areas lie elsewhere)"
        print(f"    {row.muscle:<32} {row.percent:>7} %   rank {row.rank or '-':>3}{note}")
    drawn = [row for row in all_rows if row.drawn]
    hits = sum(1 for row in drawn if row.rank and row.rank <= FIRST)
    print(f"\nprevalence: {hits}/{len(drawn)} ({share(hits, len(drawn))}) of the muscles whose described areas reach")
    every = sum(1 for row in all_rows if row.rank and row.rank <= FIRST)
    print(f"there stand among the first ten; of all that were counted {every}/{len(all_rows)}")


if __name__ == "__main__":
    main()
