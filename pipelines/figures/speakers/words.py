"""The words and patterns of speech frames: speakers.yaml as lexicons, sets and patterns."""

import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from pipelines.figures.plain import alternation
from pipelines.folding import bare, fold


@cache
def words() -> dict[str, Any]:
    """speakers.yaml, read once, folded."""
    path = Path(__file__).parent / "speakers.yaml"
    data = yaml.safe_load(bare(fold(path.read_text(encoding="utf-8"))))
    assert isinstance(data, dict)
    return data


def _spellings(entry: str) -> list[list[str]]:
    """An entry's words, one list for each way to write its tildes."""
    parts = str(entry).split("~")
    joins = product(("", " "), repeat=len(parts) - 1)
    return [(parts[0] + "".join(a + b for a, b in zip(j, parts[1:], strict=True))).split() for j in joins]


class _Lexicon:
    """Phrases by their first word."""

    __slots__ = ("tails",)

    def __init__(self, entries: list[str]):
        tails: dict[str, set[tuple[str, ...]]] = {}
        for entry in entries:
            for parts in _spellings(entry):
                tails.setdefault(parts[0], set()).add(tuple(parts[1:]))
        self.tails = {k: sorted(v, key=len, reverse=True) for k, v in tails.items()}

    def at(self, found: list[str], i: int) -> int:
        """How many words of `found` from i on are an entry, the longest; 0 for none."""
        tails = self.tails.get(found[i])
        if tails is None:
            return 0
        return next((1 + len(t) for t in tails if not t or tuple(found[i + 1 : i + 1 + len(t)]) == t), 0)


def _with_compounds(given: frozenset[str], w: dict[str, Any]) -> frozenset[str]:
    """Given names with those that are made of them: «سیدمحمدتقی», «کرمعلی»."""
    firsts, lasts = ("", *w["given_before"]), ("", *w["given_behind"])
    made = frozenset(a + name + b for name in given for a, b in product(firsts, lasts))
    return made | frozenset(f"سید{name}" for name in made)


def _word(entries: list[str]) -> str:
    return rf"(?<!\w){alternation(entries)}(?!\w)"


class Patterns:
    def __init__(self) -> None:
        w = words()
        self.verbs = self._speech_verbs(w)
        self.verb_words = frozenset(self.verbs)
        self.spaced_verbs = tuple(v for v in self.verbs if " " in v)
        # By a word of theirs that is seldom in other phrases, then by the first: the source, its words, the last of them.
        self.goes_on_saying = tuple(f" {e}" for e in w["goes_on_saying"])
        self.apart = frozenset(w["says_apart"])
        self.data_words = frozenset(w["says_data"])
        self.data_object = re.compile(rf"{_word(w['data_objects'])}[^.:؟!]*$")
        self.on_this_basis = re.compile(rf"\W*{alternation(w['on_this_basis'])}(?!\w)")
        self.also_of_things = frozenset(w["says_of_things"])
        judged = re.compile(rf"(?<!\w){alternation(w['judged'])}(?!\w)[^.:؟!]*(?<!\w)را(?!\w)[^.:؟!]*$")
        of_all = re.compile(rf"(?<!\w){alternation(w['could'])}(?!\w)[^.:؟!،]*(?<!\w)را(?!\w)[^.:؟!،]*$")
        may = re.compile(
            rf"(?<!\w)(?:{alternation(w['could'])}(?!\w)[^.:؟!،]*|{alternation(w['one_could'])}(?!\w)[^.:؟!]*)$"
        )
        nobody = {"judges": judged, "holds": of_all, "could_say": may}
        self.no_speech_after = {verb: before for group, before in nobody.items() for verb in w[group]}
        self.also_asks = frozenset(w["asks"])
        self.question = re.compile(rf"(?<!\w)(?<!به )(?<!پاسخ ){alternation(w['questions'])}(?!\w)[^.:؟!]*$")
        self.recited = tuple(f"{e} " for e in w["recited"])
        self.sources: dict[str, dict[str, list[tuple[str, frozenset[str], str]]]] = {}
        data, nouns = w["data_sources"], [*w["data_sources"]["nouns"], *w["loose_data"]]
        made = [f"{a} {b} {c}" for a, b, c in product(data["before"], data["newest"], nouns)]
        made += [f"{a} {c} که" for a, c in product(data["before"], data["studies"])]
        for parts in (s for e in (*w["sources"], *made) for s in _spellings(e)):
            last = "".join(parts[-2:]) if parts[-1] in ("های", "ی") else parts[-1]  # «بررسی های», «گفته های»
            entry = (" ".join(parts), frozenset(parts), last)
            by_first = self.sources.setdefault(max(parts[1:], key=len), {})
            by_first.setdefault(parts[0], []).append(entry)
        self.source_words = frozenset(self.sources)
        self.reported = frozenset(s[0] for e in data["nouns"] for s in _spellings(e) if len(s) == 1)
        self.as_role = re.compile(_word(w["as_role"]))
        self.publishers = frozenset(w["publishers"])
        self.press = frozenset(w["press_sources"])
        self.nameless = re.compile(
            rf"\W*{alternation(data['before'])} +(?:{alternation(e for e in data['newest'] if e)} +)?{alternation(w['nameless_data'])} *،"
        )
        self.told_again = re.compile(rf"\W*(?:این +)?{alternation(w['loose_data'])} .{{0,60}}?{_word(w['told_again'])}")
        self.contrast_words = frozenset(max(s, key=len) for e in w["contrasts"] for s in _spellings(e))
        self.contrasts = re.compile(_word(w["contrasts"]))
        self.made_by, self.made = (re.compile(_word(w[k])) for k in ("made_by", "made"))
        self.published = re.compile(rf"{alternation(w['made'])}(?: +\w+){{0,5}}? +{alternation(w['published'])}")
        self.by_phrases = tuple((" ".join(s), frozenset(s)) for e in w["says_by"] for s in _spellings(e))
        self.beside = re.compile(_word(w["says_beside"]))
        self.impersonal = tuple(f" {' '.join(s)} " for e in w["impersonal"] for s in _spellings(e))
        self.both_sides = _Lexicon(w["both_sides"])
        self.asked = re.compile(_word(w["asked"]))
        self.asked_below = re.compile(_word(w["asked_below"]))
        self.asked_words = frozenset(s[-1] for e in w["asked"] for s in _spellings(e))
        self.its_text = re.compile(rf"{_word(w['its_text'])}.{{0,250}}?{_word(w['its_text_below'])} *[:.]")
        self.letter = re.compile(rf"{_word(w['letters'])} +(?:{alternation(w['letter_numbers'])} +)?")
        self.letter_words = frozenset(
            s[0] for e in (*w["letters"], *w["blurbs"], *w["letter_texts"]) for s in _spellings(e)
        )
        by = rf"(?:[^\W\d_]+ +){{0,5}}?{alternation(w['made_by'])} +|(?={alternation(w['publishers'])}(?!\w))"
        self.blurb = re.compile(rf"{_word(w['blurbs'])} +(?:{by})")
        self.thus_words = frozenset(max(s, key=len) for e in w["thus"] for s in _spellings(e))
        self.thus = re.compile(rf"{_word(w['thus'])}(?: +\w+){{1,4}} *:")
        auxiliaries = alternation(w["auxiliaries"])
        self.colon = re.compile(rf"(?: {auxiliaries})? {{0,2}}:")
        # A verb of speech in the perfect, without a colon: what somebody has said before is told in short.
        self.long_said = re.compile(rf"(?:...ه|ه (?:است|بود|اند)|هاند)(?: {auxiliaries})?(?!\w| *[:«\"“])")
        self.this_report = re.compile(rf"(?:{alternation(w['according_to'])} +این|بنابراین) +گزارش(?!\w)")
        self.reads = re.compile(rf"{_word([*w['reads'], *w['its_text_below']])}|(?<!\w)آمده(?= *:)")
        self.writes = re.compile(rf"{_word(w['writes'])} *:$")
        self.below = re.compile(rf"{_word(w['letter_texts'])}.*{_word(w['asked_below'])}.*:$")
        self.note = re.compile(rf"{_word(w['notes'])}.*{_word(w['writes'])} *[:.]?$")
        self.letter_begins = re.compile(rf"{_word(w['letter_texts'])}[^:]*{_word(w['writes'])} *: *\w")
        self.told_report = re.compile(_word(w["told_reports"]))
        self.told_report_words = frozenset(s[0] for e in w["told_reports"] for s in _spellings(e))
        self.letter_text_words = frozenset(s[0] for e in w["letter_texts"] for s in _spellings(e))
        self.note_words = frozenset(s[0] for e in w["notes"] for s in _spellings(e))
        self.issues = re.compile(rf"(?<!\w)با +(?:صدور|انتشار) +{alternation(w['letter_texts'])}(?!\w)")
        self.letter_texts = re.compile(_word(w["letter_texts"]))
        this_letter = rf"\W*{alternation(w['these_data_after'])} +این +{alternation(w['letter_texts'])}(?!\w)"
        self.this_letter = re.compile(this_letter)
        self.with_others = tuple(f" {e} " for e in w["with_others"])
        self.penned = tuple(w["penned"])
        self.authored = re.compile(
            rf"{_word([*w['authored'], *w['penned']])}(?: *:)?(?: +{alternation(w['penned_by'])})? *"
        )
        self.authored_words = frozenset(s[-1] for e in (*w["authored"], *w["penned"]) for s in _spellings(e))
        self.talks = re.compile(rf"{_word(w['talks'])} +(?=.*{_word(w['talks_below'])} *[:.]*$)")
        self.read_below = re.compile(rf"{_word(w['talks_below'])} *[:.]*$")
        self.talk_words = frozenset(s[0] for e in w["talks"] for s in _spellings(e))
        self.kin = {k: frozenset(v) for k, v in w["this_body_of"].items()}
        self.media = frozenset(w["media"])
        self.askers = frozenset(w["askers"])
        self.loose_sources = frozenset(w["loose_sources"])
        # Of each phrase a word that few sentences have: where none of them stands, nothing shows a speaker.
        self.shows_words = frozenset(
            next((p for p in s if p not in w["weak"]), s[0]) for e in w["shows"] for s in _spellings(e)
        )
        self.pronouns = frozenset(w["pronouns"])
        self.they = frozenset(w["they"])
        self.somewhere = frozenset(w["ends_not_with_place"])
        self.this_one = _Lexicon(w["this_one"])
        self.callings = tuple(w["callings"])
        self.this_body = _Lexicon([*w["this_body"], *w["institutions"]])
        self.one_each = _Lexicon(w["one_each"])
        self.chiefs = frozenset(w["chiefs"])
        self.governors: dict[str, str] = w["governors"]
        self.highest = [entry.split() for entry in w["highest"]]
        self.as_said = re.compile(_word(w["as_said"]))
        self.as_said_words = frozenset(max(s, key=len) for e in w["as_said"] for s in _spellings(e))
        self.of_this = _Lexicon([*w["this_body"], *w["institutions"], *w["this_study"], *w["of_this"]])
        self.own_names = _Lexicon(w["own_names"])
        self.any_bodies = frozenset(w["any_bodies"])
        self.aforesaid = frozenset(w["aforesaid"])
        self.openings = _Lexicon([*w["openings"], *w["aside_openings"]])
        self.crowds, self.crowd_heads = _Lexicon(w["crowds"]), _Lexicon(w["crowd_heads"])
        self.these_data = re.compile(
            rf"\W*(?:{alternation(w['these_data_after'])} *این|بنابراین) +{alternation(w['these_data'])}(?!\w)"
        )
        self.of_a_place = re.compile(
            rf"\W*(?:[^\W\d_]+ +){{1,4}}با +(?:بیش +از +|حدود +)?(?:\d[\d.,/]*(?: +(?:هزار|میلیون|و|\d+))* +)?{_word(w['of_a_place'])}"
        )
        self.place_has = re.compile(
            rf"\W*{alternation(w['place_heads'])} +(?:[^\W\d_]+ +){{1,4}}(?:\d[\d.,/]*(?: +[^\W\d_]+)*? +)+?{_word(w['of_a_place'])}[^.:؛]*{alternation(w['lies'])}\W*$"
        )
        self.of_this_study = re.compile(rf"(?<!\w)این +{alternation(w['this_study'])}(?!\w)")
        self.of_these_data = re.compile(rf"(?<!\w)این +{alternation(w['these_data'])}(?!\w)")
        self.ranked = _Lexicon([f"{a} {b}" for a, b in product(w["ranks"], w["ordinals"])])
        self.titles, self.parties = _Lexicon(w["titles"]), _Lexicon(w["parties"])
        self.offices = _Lexicon([*w["offices"], *w["roles"], *w["parties"]])
        self.roles = frozenset(s[0] for e in (*w["roles"], *w["parties"]) if " " not in e for s in _spellings(e))
        bodies = [str(e) + ending for e in w["institutions"] for ending in ("", "~ها", "~های", "ی")]
        bodies += w["own_names"]
        self.bodies = _Lexicon(bodies)
        given = [s for e in w["given"] for v in {e, e.replace("الله", "اله")} for s in _spellings(v)]  # «نصراله»
        self.given = _with_compounds(frozenset(s[0] for s in given if len(s) == 1), w)
        self.given_nouns = {k: frozenset(v) for k, v in w["given_nouns"].items()}
        self.given_pairs = frozenset(tuple(s) for s in given if len(s) == 2)
        pairs = {pair[0] for pair in self.given_pairs}
        self.person_firsts = self.given.union(self.titles.tails, pairs)  # what a person's name may begin with
        self.firsts = self.person_firsts.union(self.offices.tails, self.bodies.tails)  # any known kind of speaker
        self.ends = frozenset(w["subject_ends"])
        self.goes_on_after = {w: frozenset(after) for w, after in w["ends_unless_after"].items()}
        self.in_before = frozenset(w["ends_unless_before"]["در"])
        self.numbered = frozenset(w["numbered"])
        self.count_words, self.so_many = frozenset(w["count_words"]), frozenset(w["so_many"])
        self.weak = frozenset(w["weak"]) | self.ends
        self.openers = frozenset(w["openers"])
        self.adverbs = frozenset(w["adverbs"])
        self.told_of = frozenset(w["told_of"])
        self.fresh = frozenset(w["fresh_after"])
        self.governs = frozenset(w["not_person_before"])
        self.no_name = frozenset(w["no_name"])
        self.no_name_after = frozenset(w["no_name_after"])
        self.no_office_after = frozenset(w["no_office_after"])
        self.surnames = frozenset(s[0] for e in w["surnames"] for s in _spellings(e))
        self.no_name_endings = tuple(w["no_name_endings"])
        self.given_seconds = frozenset(w["given_seconds"])
        self.surname_tails = frozenset(w["surname_tails"])
        self.singular_stems = tuple(w["singular_stems"])
        self.people_endings = tuple(w["people_endings"])
        self.plural_endings = tuple(w["plural_endings"])
        self.head_parts = frozenset(w["head_parts"])
        self.verb_endings = tuple(w["verb_endings"])
        self.by = {k: frozenset(v) for k, v in w["speech_after"].items()}
        self.speech_any = frozenset(w["speech_any"])
        self.then = frozenset(w["then"])
        self.speech_times = frozenset(w["speech_times"])
        self.in_talk = re.compile(rf"\W*در +#?{alternation(w['asked'])}(?!\w)")  # «فلانی در گفت‌وگو با …: …»
        # «سایپا: در بهار ۲۰ هزار خودرو تولید کرد»: a body before a colon has done what follows, and says nothing
        self.did = re.compile(
            rf" *(?:(?:در|طی) +(?:[^\W\d_]+ +){{1,5}})?(?:\d{{2,4}} *،? +)?(?:با +(?:[^\W\d_]+ +){{1,3}})?"
            rf"(?:{alternation(w['so_much'])} +)*\d[^.؛]*? {alternation(w['doings'])}(?: ?است)?(?= *(?:[.؛،]|$|و ))"
        )
        self.told_at, self.about = _Lexicon(w["told_at"]), frozenset(w["about"])
        self.source_some = frozenset(w["source_some"])
        self.source_skips = frozenset(w["source_skips"])
        self.makers = _Lexicon(w["makers"])
        self.agents, self.paper_words = frozenset(w["agents"]), frozenset(w["paper_words"])
        self.one_of = frozenset(w["one_of"])
        self.also = frozenset(("نیز", "هم"))
        self.not_home = _Lexicon(w["not_home"])
        self.home_words = _Lexicon(w["home_agencies"])
        self.foreign_words = _Lexicon(w["foreign_agencies"])
        self.foreign = re.compile(_word(w["foreign_agencies"]))
        self.sole_offices = _Lexicon(w["sole_offices"])
        self.end_names = frozenset(w["end_names"])
        self.some_letter = frozenset(s[0] for e in w["letter_texts"] if e.endswith("ی") for s in _spellings(e))
        self.after_country = frozenset(w["after_country"])
        self.no_labels = frozenset(w["no_labels"])
        self.home_papers = _Lexicon(w["home_papers"])
        self.portals = _Lexicon(w["portals"])
        self.agency_words = frozenset(w["agency_words"])
        self.credits = tuple(w["credits"])
        # «در همین راستا به گزارش وزارت بهداشت، …»
        self.before_credit = re.compile(rf"\W*{alternation(w['openings'])} *،? *(?={alternation(w['credits'])})")
        self.branches = frozenset(w["branches"])
        reporter = r"؛ *(?:\w+ +){1,3}[–—-]+ *"  # «باشگاه خبرنگاران؛ فلان فلانی - »
        label = alternation([*w["home_agencies"], *w["site_labels"]])
        site = rf"{alternation(w['portals'])}(?: +\w+){{0,5}} *[:؛–—-]+ *"  # «پایگاه خبری تحلیلی نوا: فلانی گفت»
        self.label = re.compile(rf"\W*(?:{site}|{label}(?: +\w+){{0,2}} *(?:[:–—-]+ *|/|{reporter}))")
        # What the lists of the first person do not name: other verbs with «می».
        self.i_or_we = re.compile(r"(?<!\w)ن?می ?\w{2,}(?:یم|[^ی]م)(?!\w)")
        self.he_who = re.compile(
            rf"\W*(?:{alternation(w['pronouns'])}|این +{alternation(w['this_one'])}(?: +\d+ *ساله)?) +که(?!\w)"
        )
        self.sports = frozenset(w["sports"])
        self.we = [(s[0], " ".join(s)) for e in w["we"] for s in _spellings(e)]
        self.me = frozenset(s[-1] for e in w["me"] for s in _spellings(e))
        self.we_or_me = self.me.union(s[-1] for e in w["we"] for s in _spellings(e))
        self.report = re.compile(rf"{_word(w['reports'])} +")
        self.shows = re.compile(_word(w["shows"]))
        self.from_ = re.compile(r"(?<!\w)به +نقل +از +")
        self.aside = re.compile(rf"\W*{alternation(w['aside'])}(?!\w)")
        self.same_event = re.compile(
            rf"\W*(?:(?:{alternation(w['event_links'])} +)?این +|{alternation(w['event_also'])}(?!\w))"
        )
        self.this_shows = re.compile(rf"\W*این +گزارش(?= .{{0,40}}{_word(w['shows'])})")
        self.this_study = re.compile(rf"\W*این +{alternation(w['this_study'])}(?!\w)")
        self.goes_on = re.compile(rf"\W*{alternation(w['report_goes_on'])}(?!\w)")
        self.last_word = re.compile(r"(?<!\w)([^\W\d_]{3,}) *$")
        self.given_before = re.compile(r"(?<!\w)([^\W\d_]+)(?: +([^\W\d_]+))? +$")

    @staticmethod
    def _speech_verbs(w: dict[str, Any]) -> dict[str, re.Pattern[str]]:
        """By a verb's first word (or «می …») the pattern of the whole verb from there on."""
        tails: dict[str, set[str]] = {}
        for entry in w["says"]:
            for parts in _spellings(entry):
                head, rest = (" ".join(parts), []) if parts[0] == "می" else (parts[0], parts[1:])
                tails.setdefault(head, set()).add("".join(rf" +{p}" for p in rest))
        for parts in (s for entry in w["says_with_colon"] for s in _spellings(entry)):
            more = "".join(rf" +{p}" for p in parts[1:])
            tails.setdefault(parts[0], set()).add(rf"{more}(?= *:| +که(?!\w))")
        auxiliaries = alternation(w["auxiliaries"])
        for entry in w["says_participles"]:  # «گفته است», not «گفته‌های»
            tails.setdefault(entry, set()).add(rf"(?= *(?:[:،.»]|(?:{auxiliaries}|که)(?!\w)))")
            about = "|".join(rf"(?<= {noun} {entry})" for noun in w["said_about"])
            tails[entry].add(rf"(?:{about})(?= +(?!ن?می|شد|شود|بود)[^\W\d_])")  # «در همین رابطه گفته پس از آن …»
            tails.setdefault(f"{entry}اند", set()).add("")
        light = rf"(?: ?{alternation(w['light_endings'])})?"
        for noun, verbs in w["says_data"].items():
            tails.setdefault(noun, set()).add(rf" +{alternation(verbs)}{light}")
        for noun, verbs in w["says_with"].items():
            verbs = [*verbs, *(v[:-1] + "ند" for v in verbs if v.startswith("می"))]  # «تاکید می‌کنند»
            for parts in _spellings(noun):
                rest = [rf" +{p}" for p in parts[1:]]
                for verb in (v for entry in verbs for v in _spellings(entry) if not rest):
                    tails.setdefault(parts[0] + "".join(verb), set()).add(light)  # «خبرداد»
                tails.setdefault(parts[0], set()).add(
                    rf"{''.join(rest)} *(?:(?:این +)?(?:مطلب|خبر) +)?{alternation(verbs)}{light}(?! +(?:می ?)?(?:شد|شود|شده)(?!\w))"
                )
        gap = r"(?: +[^\s.:؟!،؛]+){1,14}? +"
        for noun, verbs in w["says_apart"].items():  # «خواستار بازگشت ۳ نفر شد»
            tails[noun].add(rf"{gap}{alternation(verbs)}{light}")
        talk = r"(?! *و ?گو)"  # «گفت و گو»
        return {
            cue: re.compile(
                rf"(?<!\w){cue}(?!\w){talk if cue == 'گفت' else ''}(?:{'|'.join(sorted(t, key=len, reverse=True))})(?!\w)"
            )
            for cue, t in tails.items()
        }


@cache
def patterns() -> Patterns:
    """All patterns, compiled once."""
    return Patterns()
