"""CoNLL-U → documents, and the corpora made from them."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.tokens import DocBin

from models.prepare import BRIEVEN, HELD_OUT, TRAINING, prepare
from models.treebanks import make_doc, read_conllu, read_paragraphs

PROEF = Path(__file__).with_name("proef.conllu")


def test_a_document_carries_all_annotation() -> None:
    paragraphs = read_paragraphs(PROEF)
    doc = make_doc(spacy.blank("nl").vocab, (paragraphs[0][0], paragraphs[1][0]))
    assert [sentence.root.text for sentence in doc.sents] == ["stuur", "aangekondigd"]
    assert (doc[1].tag_, doc[1].pos_, doc[1].lemma_) == ("WW|pv|tgw|ev", "VERB", "sturen")
    assert str(doc[1].morph) == "Number=Sing|Tense=Pres|VerbForm=Fin"
    assert doc[0].dep_ == "nsubj"
    assert doc.text.startswith("Ik stuur de Kamer in het voorjaar een brief over de kustvisserij. De minister")


def test_empty_words_and_ranges_are_passed_over() -> None:
    rows = ["1-2\tter\t_\t_\t_\t_\t_\t_\t_\t_"]
    rows += [f"{n}\t{form}\t{form}\tX\tX\t_\t{head}\tdep\t_\t_" for n, form, head in ((1, "te", 0), (2, "de", 1))]
    rows += ["2.1\tweg\tweg\tX\tX\t_\t_\t_\t_\t_"]
    [(_, sentence)] = read_conllu("\n".join(rows))
    assert [word.form for word in sentence] == ["te", "de"]


def test_neighbours_of_one_paragraph_stay_together(tmp_path: Path) -> None:
    row = "1\tJa\tja\tINTJ\tTSW\t_\t0\troot\t_\t_\n"
    names = ("a.p.1.s.1", "a.p.1.s.2", "a.p.2.s.1", "b.p.2.s.1")
    path = tmp_path / "klein.conllu"
    path.write_text("\n".join(f"# sent_id = {name}\n{row}" for name in names), encoding="utf-8")
    assert [len(paragraph) for paragraph in read_paragraphs(path)] == [2, 1, 1]


def test_own_letter_sentences_are_trees_with_known_labels() -> None:
    sentences = [sentence for path in (BRIEVEN, PROEF) for paragraph in read_paragraphs(path) for sentence in paragraph]
    for sentence in sentences:
        assert sum(word.dep == "ROOT" for word in sentence) == 1
        for place in range(len(sentence)):
            seen = set()
            while sentence[place].dep != "ROOT":
                assert place not in seen
                seen.add(place)
                place = sentence[place].head  # noqa: PLW2901 - climbs to the root
        assert all(word.upos.isupper() and word.xpos and word.lemma for word in sentence)


def test_preparation_is_repeatable_and_reads_no_held_out_section(tmp_path: Path) -> None:
    for name in TRAINING:
        (tmp_path / name).write_text(PROEF.read_text(encoding="utf-8"), encoding="utf-8")
    assert not (tmp_path / HELD_OUT).exists()
    first, again, other = (tmp_path / name for name in ("first", "again", "other"))
    assert prepare(tmp_path, first) == prepare(tmp_path, again)
    prepare(tmp_path, other, seed=1)
    texts = [
        [doc.text for doc in DocBin().from_disk(folder / "train.spacy").get_docs(spacy.blank("nl").vocab)]
        for folder in (first, again, other)
    ]
    assert texts[0] == texts[1] != texts[2]
