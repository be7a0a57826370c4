"""The phrases of `chrome.yaml` in the form in which lines are compared."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from pipelines.folding import ZWNJ, bare, fold, letters_only

_SUFFIX = re.compile(r" (های?)(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`chrome.yaml` in the form in which lines are compared."""

    ends: frozenset[str]  # without spaces, as are the next three
    closers: frozenset[str]
    related: frozenset[str]
    credits: frozenset[str]
    openings: re.Pattern[str]
    goes_on: re.Pattern[str]  # how a sentence begins that goes on with someone's words
    mastheads: re.Pattern[str]
    masthead_ends: tuple[str, ...]  # with a space before each
    bylines: re.Pattern[str]
    signatures: re.Pattern[str]  # a channel, or the name of a body that signs its statement, alone
    announces: re.Pattern[str]
    kicks: tuple[str, ...]  # with a space before each
    of: str  # what such a line has that says of what it tells, with a space before and behind it
    talks: tuple[str, ...]  # how a line begins that tells where something was said
    said: tuple[str, ...]  # and how it ends, with a space before each
    archives: tuple[str, ...]  # what captions call the origin of their picture
    title_labels: tuple[str, ...]
    phrases: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]  # longest word → (phrase without spaces, its words)
    notices: frozenset[str]  # those of the phrases that no story says, without spaces
    words: frozenset[str]
    clock: frozenset[str]
    fillers: frozenset[str]
    vague: frozenset[str]  # words that any two stories share
    dates: frozenset[str]
    invites: frozenset[str]  # last words of headings above other stories' headlines
    also: frozenset[str]
    box_ends: frozenset[str]  # first words of what closes a list of other stories
    hanging: frozenset[str]  # words with which no line ends that is whole
    unfinished: frozenset[str]  # … nor any of a story's, unless one of the next stands before it
    whole_after: frozenset[str]
    credit_opens: tuple[str, ...]  # how a credit line begins that a page may break at its links
    asks: frozenset[str]  # last words of what a site asks its reader
    verbs: frozenset[str]  # with which most sentences of news end
    starts: frozenset[str]  # the first three letters of all headings, to pass most lines by
    end_words: tuple[str, ...]  # the first words of the end markers: one stands in every line that `tail_end` finds
    longest: int  # letters of the longest heading
    tail_end: re.Pattern[str]  # an end marker (and the code behind it) at the end of a paragraph
    tag_words: tuple[str, ...]  # the first words of the labels before tags: one stands wherever `tail_tags` finds them
    tail_tags: re.Pattern[str]  # tags behind a paragraph's last sentence, on its line


@cache
def lexicon() -> Lexicon:
    """The phrases of `chrome.yaml`, read once."""
    data = yaml.safe_load(files(__package__).joinpath("chrome.yaml").read_text(encoding="utf-8"))

    headings = ("ends", "closers", "related", "credits")

    def solids(key: str) -> frozenset[str]:
        return frozenset(solid(x) for x in data[key])

    def words(key: str) -> frozenset[str]:
        return frozenset(bare(fold(data[key])).split())

    phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for phrase in [*data["phrases"], *data["notices"]]:
        spaced = bare(fold(phrase)).lower()
        for form in {spaced, _SUFFIX.sub(r"\1", spaced)}:  # «کوکی ها» and «کوکی‌ها», whose ZWNJ is gone
            parts = form.split()
            phrases.setdefault(max(parts, key=len), []).append((solid(phrase), tuple(parts)))
    ends = "|".join(r"[\s\u200c]*".join(map(re.escape, bare(fold(x)).split())) for x in data["ends"])
    tags = "|".join(r"\s?".join(map(re.escape, bare(fold(x)).split())) for x in data["end_labels"])
    return Lexicon(
        solids("ends"),
        solids("closers"),
        solids("related"),
        solids("credits"),
        re.compile(r"[*«\s]*(?:" + "|".join(bare(fold(x)) for x in data["openings"]) + r")(?![^\W_])"),
        _going_on(data["goes_on"]),
        re.compile(r"(?<![^\W_])(?:" + "|".join(bare(fold(x)) for x in data["mastheads"]) + r")(?![^\W_])"),
        tuple(f" {bare(fold(x)).lower()}" for x in data["masthead_ends"]),
        re.compile(r"\W*(?:" + "|".join(bare(fold(x)) for x in data["bylines"]) + r")(?![^\W_])"),
        re.compile(
            r"\W*(?:@[a-z\d_.]+|(?:"
            + "|".join(bare(fold(x)) for x in data["signatures"])
            + r")(?:،? [^\W\d_]+){1,6})\W*",
            re.IGNORECASE,
        ),
        re.compile("|".join(bare(fold(x)) for x in data["announces"])),
        tuple(f" {bare(fold(x))}" for x in data["kicks"]),
        f" {data['kicks_of']} ",
        tuple(bare(fold(x)) for x in data["talks"]),
        tuple(f" {bare(fold(x))}" for x in data["said"]),
        tuple(bare(fold(x)) for x in data["archives"]),
        tuple(sorted((bare(fold(x)) for x in data["title_labels"]), key=len, reverse=True)),
        {k: tuple(v) for k, v in phrases.items()},
        solids("notices"),
        words("words"),
        words("clock"),
        words("fillers"),
        words("vague"),
        words("dates"),
        words("invites"),
        words("also"),
        words("box_ends"),
        words("hanging"),
        words("unfinished"),
        words("whole_after"),
        tuple(bare(fold(x)) for x in data["credit_opens"]),
        words("asks"),
        words("verbs"),
        frozenset(
            form[:3]
            for key in headings
            for x in data[key]
            for form in (solid(x), bare(fold(x)).lower(), fold(x).replace(ZWNJ, " ").lower())
        ),
        tuple({bare(fold(x)).split()[0] for x in data["ends"]}),
        max(len(x) for key in headings for x in solids(key)),
        re.compile(
            rf"(?:[.،؛\s*_(\[]|(?<=[^\w\s]))[\s*_(\[]*(?:{ends})[\s*_)\]]*(?:[/\\.\-–][^\n]{{0,25}})?(?:\s+(?:{tags})\s*:)?[\s*_)\]]*$"
        ),
        tuple({bare(fold(x)).split()[0] for x in data["end_labels"]}),
        re.compile(rf"(?<=[.؟!»…])\s+(?:{tags})\s*:[^\n.:؟!]*$"),
    )


def _going_on(parts: dict[str, list[str]]) -> re.Pattern[str]:
    who, also, says, of_him = ("|".join(bare(fold(x)) for x in parts[key]) for key in ("who", "also", "says", "of_him"))
    return re.compile(rf"\W{{0,4}}(?:(?:{who}) (?:(?:{also}) )?(?:{says})|{of_him})(?![^\W_])")


def solid(text: str) -> str:
    """Folded letters and digits alone: the form in which phrases are compared whatever their spacing."""
    return letters_only(bare(fold(text))).lower()
