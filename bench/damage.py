"""``python -m bench.damage``: damage the files of an archive at random, and see what every command makes of it.

A trial damages one file of a sound archive: the catalogue, its log, a file of Chroma's or a backup. Then commands run.
None may end in a traceback or a signal, no quote may be shown that was never published, ``verify`` has to see what
differs, and a repair or a restore has to bring the answers back. A run that is interrupted goes on where it was.
"""

import argparse
import json
import os
import pickle
import random
import shutil
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from bench.archive_dump import dump_archive
from bench.damage_commands import Answers, Commands, Ending
from bench.data import PLACE_VARIABLE, BenchData, bench_folder, read_jsonl, write_jsonl
from bench.file_damages import damage_file

SEED = 20261130
TRIALS = 200
_ARTICLES = 60
_LOG_ARTICLES = 3
_QUESTIONS = 4

#: Of the working folder: the questions, and what came of the trials so far.
_ASKED = "questions.jsonl"
_DONE = "trials.jsonl"

#: The share of trials in which another command meets the damage before it is looked for, and may mend it.
_OTHERS_FIRST = 0.2


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound archive with its backup, and what it answers.

    Attributes:
        texts: The published texts, by article id.
        dump: Its rows, by file and table.
    """

    folder: Path
    texts: Mapping[str, str]
    answers: Answers
    dump: Mapping[str, object]


@dataclass(slots=True)
class Outcome:
    """What came of the trials: how each ended, and the breaches."""

    ends: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the trials and print what came of them; return 0 if there was no breach."""
    options = _parser().parse_args(arguments)
    data = BenchData(bench_folder(options.shared, os.environ).resolve())
    if not data.articles.is_file():
        print(
            f"The bench needs {data.articles.name} in {data.folder}; name its folder by --shared or {PLACE_VARIABLE}."
        )
        return 0
    started = time.monotonic()
    articles = read_jsonl(data.articles)[: options.articles]
    outcome = run_trials(articles, options.work.resolve(), options.trials, options.seed, options.only)
    for name, count in sorted(outcome.ends.items()):
        print(f"{count:5} {name}")
    for breach in outcome.breaches:
        print(f"BREACH {breach}")
    print(f"{options.trials} damages, {len(outcome.breaches)} breaches, {time.monotonic() - started:.0f} s")
    return 1 if outcome.breaches else 0


def run_trials(
    articles: Sequence[Mapping[str, object]], work: Path, trials: int, seed: int, only: Sequence[int] = ()
) -> Outcome:
    """Damage an archive of these articles so many times, each time anew; trials of an earlier run are not repeated.

    Args:
        articles: What the archive is made of.
        work: A folder for archives; what a run begun with other articles or another seed left is thrown away.
        trials: How many.
        seed: Decides the damages.
        only: The numbers of the trials to repeat, if not all are wanted; they are not noted.
    """
    commands = Commands()
    sound = _keep_sound(articles, work, commands, seed)
    done, outcome = work / _DONE, Outcome()
    earlier = {trial["number"]: trial for trial in read_jsonl(done)} if done.exists() and not only else {}
    for number in only or range(trials):
        one = Outcome()
        if (trial := earlier.get(number)) is not None:
            one = Outcome(Counter(trial["ends"]), trial["breaches"])
        else:
            began = time.monotonic()
            place = work / "trial"
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(sound.folder, place)
            _Trial(sound, place, commands, random.Random(seed * 100_003 + number), one, number).run()
            print(f"{number:4} {time.monotonic() - began:5.1f} s", *one.breaches, sep="\n     ", flush=True)
            if not only:
                with done.open("a", encoding="utf-8") as notes:
                    notes.write(json.dumps({"number": number, "ends": one.ends, "breaches": one.breaches}) + "\n")
        outcome.ends += one.ends
        outcome.breaches += one.breaches
    return outcome


def _keep_sound(articles: Sequence[Mapping[str, object]], work: Path, commands: Commands, seed: int) -> Sound:
    """Return the sound archive that an interrupted run made of the same, or make one."""
    kept, key = work / "sound.pickle", (seed, json.dumps(articles))
    if kept.exists():
        of, sound = pickle.loads(kept.read_bytes())
        if of == key and isinstance(sound, Sound):
            return sound
    sound = _make_sound(articles, work, commands)
    kept.write_bytes(pickle.dumps((key, sound)))
    return sound


def _make_sound(articles: Sequence[Mapping[str, object]], work: Path, commands: Commands) -> Sound:
    """Index articles, the last of them so that they lie in the log, and back up."""
    shutil.rmtree(work, ignore_errors=True)
    folder, making = work / "sound", work / "making"
    making.mkdir(parents=True)
    data = making / "data"
    write_jsonl(making / "articles.jsonl", articles[:-_LOG_ARTICLES])
    _require(commands.run(data, "index", str(making / "articles.jsonl")))
    write_jsonl(making / "articles.jsonl", articles)
    with closing(sqlite3.connect(data / "catalogue.sqlite3")) as holding:
        holding.execute("SELECT count(*) FROM articles").fetchone()  # while it is open, the log stays
        for _ in range(2):  # the second drops the collection that the first replaced
            _require(commands.run(data, "index", str(making / "articles.jsonl")))
        _require(commands.run(data, "backup", str(making / "backup.sqlite3")))
        shutil.copytree(making, folder)
    for path in folder.rglob("*-shm"):
        path.unlink()
    rows = _require(commands.run(data, "export", "--statements")).out
    speakers = Counter(_speakers(rows))
    questions = [f"What did {name} say?" for name, _count in speakers.most_common(_QUESTIONS)]
    write_jsonl(making / _ASKED, ({"qid": asked, "question": asked} for asked in questions))
    answers = _require(commands.run(data, "ask", "--batch", str(making / _ASKED))).answers
    texts = {str(article["id"]): str(article["text"]) for article in articles}
    return Sound(folder, texts, answers, dump_archive(folder))


class _Trial:
    """One damage and what follows."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a trial consists of
        self, sound: Sound, place: Path, commands: Commands, rng: random.Random, outcome: Outcome, number: int
    ) -> None:
        self._sound = sound
        self._place = place
        self._data = place / "data"
        self._commands = commands
        self._rng = rng
        self._outcome = outcome
        self._number = number
        self._what = ""

    def run(self) -> None:
        """Damage a file and judge what the commands make of it."""
        targets = list(_targets(self._place))
        group = self._rng.choice(sorted({group for group, _path in targets}))
        path = self._rng.choice([path for one, path in targets if one == group])
        self._what = f"#{self._number} {path.name}: {damage_file(path, self._rng)}"
        if group == "backup":
            self._judge_backup()
            return
        self._command("status")
        asked = self._ask()
        may_mend = self._rng.random() < _OTHERS_FIRST
        if may_mend:
            self._command(*self._rng.choice((("compact",), ("export", "--statements"), ("index", self._source()))))
        verified = self._command("verify")
        is_seen = verified.code != 0
        if not is_seen and not may_mend and not self._is_as_stored():
            self._breach("verify saw nothing")
        if not is_seen and asked != self._sound.answers:
            self._outcome.ends["(answers differed while verify saw nothing)"] += 1
        self._judge_repair(is_seen=is_seen)

    def _judge_backup(self) -> None:
        backup = str(self._place / "backup.sqlite3")
        checked = self._command("verify", backup) if Path(backup).exists() else None
        before = dump_archive(self._place)
        restored = self._command("restore", "--yes", backup)
        if restored.code == 0:
            if not self._is_answering():
                self._named_or_breach(restored, "a damaged backup was restored with other answers")
            self._end("backup restored" + ("" if checked and checked.code == 0 else ", its damage named"))
        else:
            if before["catalogue"] != dump_archive(self._place)["catalogue"]:
                self._breach("a refused backup changed the archive")
            self._end("backup refused")

    def _judge_repair(self, *, is_seen: bool) -> None:
        repaired = self._command("verify", "--repair") if is_seen else None
        if repaired is None or repaired.code == 0:
            indexed = self._command("index", self._source())
            if indexed.code == 0 and self._is_answering() and self._command("verify").code == 0:
                self._end("repaired" if is_seen else "harmless")
                return
        restored = self._command("restore", "--yes", str(self._place / "backup.sqlite3"))
        if restored.code != 0:
            shutil.rmtree(self._data / "chroma", ignore_errors=True)
            with suppress(OSError):
                (self._data / "catalogue.sqlite3").rename(self._data / "moved away")
            for left in self._data.glob("catalogue.sqlite3-*"):
                left.unlink()
            restored = self._command("restore", "--yes", str(self._place / "backup.sqlite3"))
        if restored.code != 0 or not self._is_answering():
            self._breach(f"neither repair nor restore helped: {restored.err.strip()[-200:]}")
        self._end("restored")

    def _is_answering(self) -> bool:
        return self._ask() == self._sound.answers

    def _is_as_stored(self) -> bool:
        """Whether everything kept is there, or an earlier whole state of it: a log that breaks off is one."""
        return dump_archive(self._place) == self._sound.dump or "-wal" in self._what

    def _ask(self) -> Answers:
        ending = self._command("ask", "--batch", str(self._place.with_name("making") / _ASKED), by_chroma=True)
        for article, quote, _speaker in chain.from_iterable(ending.answers.values()):
            if quote not in self._sound.texts.get(article, ""):
                self._breach(f"a quote that was never published: {quote!r}")
        return ending.answers

    def _command(self, *command: str, by_chroma: bool = False) -> Ending:
        ending = self._commands.run(self._data, *command, by_chroma=by_chroma)
        if ending.fault:
            self._breach(f"{' '.join(command)} {ending.fault}")
        return ending

    def _named_or_breach(self, ending: Ending, what: str) -> None:
        if "damaged" not in ending.err:
            self._breach(what)

    def _source(self) -> str:
        return str(self._place.with_name("making") / "articles.jsonl")

    def _breach(self, what: str) -> None:
        self._outcome.breaches.append(f"{self._what}: {what}")

    def _end(self, how: str) -> None:
        self._outcome.ends[how] += 1


def _targets(place: Path) -> Iterator[tuple[str, Path]]:
    data = place / "data"
    yield "catalogue", data / "catalogue.sqlite3"
    if (log := data / "catalogue.sqlite3-wal").exists():
        yield "log", log
    for path in sorted((data / "chroma").rglob("*")):
        if path.is_file():
            yield "chroma", path
    yield "backup", place / "backup.sqlite3"


def _speakers(rows: str) -> Iterator[str]:
    for line in rows.splitlines():
        yield from (one["speaker"] for one in json.loads(line)["statements"] if one["speaker"])


def _require(ending: Ending) -> Ending:
    if ending.code != 0:
        raise SystemExit(f"{' '.join(ending.command)} ended with {ending.code}: {ending.err[-500:]}")
    return ending


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.damage", description=__doc__)
    parser.add_argument("--shared", type=Path, help="the folder of the bench's articles")
    parser.add_argument("--work", type=Path, required=True, help="a folder for archives and what came of trials so far")
    parser.add_argument("--trials", type=int, default=TRIALS)
    parser.add_argument("--articles", type=int, default=_ARTICLES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", type=int, nargs="*", default=(), help="the numbers of trials to repeat")
    return parser


if __name__ == "__main__":
    sys.exit(main())
