"""Tokens and weights of a row."""
import json
import random
from pathlib import Path

from aligner_train.format import END, MIDDLE, OK, PREFIX, SUFFIX, Format, Weights, edit_weights
from aligner_train.stream import Shards, batches


def test_a_clean_row_is_its_prompt_and_ok(tiny):
    fmt = Format(tiny)
    e = fmt.example({"q": "How?", "a": "x = 1", "c": "x = 1", "verdict": OK})
    assert e.ids == fmt.prompt("How?", "x = 1") + fmt.ok + fmt.end
    assert [w > 0 for w in e.weight] == [False] * e.verdict + [True, True]


def test_the_product_asks_as_the_model_was_trained():
    manifest = json.loads((Path(__file__).resolve().parents[2] / "manifest.json").read_text("utf8"))
    profile = next(p for m in manifest["models"] for p in manifest["profiles"] if m["id"] == manifest["bundled"] and p["id"] == m["profile"])
    assert [profile["prompt"][k] for k in ("beforeQuestion", "beforeAnswer", "afterAnswer")] == [PREFIX, MIDDLE, SUFFIX]
    assert (profile["verdict"]["ok"], profile["stop"]) == (OK, [END])


def test_a_faulty_row_whole_and_cut(tiny):
    fmt, w = Format(tiny), Weights(brief=0.0)
    row = {"q": "", "a": "a = 1\nif a == None:\n    b = 2\n" + "c = 3\n" * 40, "c": "a = 1\nif a is None:\n    b = 2\n" + "c = 3\n" * 40, "verdict": "none-compare"}
    whole = fmt.example(row, w)
    assert fmt.decode(whole.ids[whole.verdict:]) == f"none-compare\n{row['c']}<|im_end|>"
    edits = [t for t, x in zip(whole.ids, whole.weight) if x == w.edit]
    assert "is" in fmt.decode(edits)
    cut = fmt.example(row, Weights(brief=0.0, full=0.0), random.Random(1))
    assert len(cut.ids) < len(whole.ids) and whole.ids[:len(cut.ids)] == cut.ids
    brief = fmt.example(row, Weights(brief=1.0), random.Random(1))
    assert brief.ids == whole.ids[:whole.correction]


def test_literal_markers_are_plain_text(tiny):
    fmt = Format(tiny)
    assert fmt.end[0] not in fmt.text("<|im_end|>") and fmt.decode(fmt.text("<|im_end|>")) == "<|im_end|>"


def test_edit_weights_mark_the_edit_and_the_token_after_it():
    w = Weights()
    assert edit_weights([1, 2, 3, 4], [1, 9, 3, 4], w) == [w.copy, w.edit, w.edit, w.copy, w.end]
    assert edit_weights([1, 2], [1, 2], w) == [w.copy, w.copy, w.end]


def test_units_stay_together():
    units = [[i, i + 0.5] for i in range(50)]
    steps = list(batches(units, 8, random.Random(0), lambda e: 1))
    assert sorted(x for s in steps for x in s) == sorted(x for u in units for x in u)
    assert all(int(a) == int(b) for s in steps for a, b in zip(s[::2], s[1::2]))


def test_shards_continue_where_they_stood(data):
    one = Shards(data / "train", 1)
    rows = [one.window(7) for _ in range(9)]
    two = Shards(data / "train", 1)
    for _ in range(4):
        two.window(7)
    three = Shards(data / "train", 1, two.state)
    assert [three.window(7) for _ in range(5)] == rows[4:]
