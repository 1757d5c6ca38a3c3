"""What the merged file is made of."""
import numpy as np
from gguf import quants

from aligner_train.to_gguf import T, kind_of, permute, quantise_q4, unpermute


def test_rows_of_q_and_k_go_there_and_back():
    w = np.arange(24 * 3, dtype=np.float32).reshape(24, 3)
    assert np.array_equal(unpermute(permute(w, 3), 3), w) and not np.array_equal(permute(w, 3), w)


def test_the_searched_scales_are_better_than_the_plain_ones():
    x = np.random.default_rng(1).normal(size=(64, 96)).astype(np.float32)
    error = lambda q: float(((quants.dequantize(q, T.Q4_0) - x) ** 2).mean())
    assert error(quantise_q4(x)) < error(quants.quantize(x, T.Q4_0))


def test_the_mixture_spares_what_is_sensitive():
    assert kind_of("blk.4.ffn_up.weight", "MIX", 30) == T.Q4_0 and kind_of("blk.4.attn_q.weight", "MIX", 30) == T.Q8_0
    assert kind_of("blk.4.attn_q.weight", "LEAN", 30) == T.Q4_0 and kind_of("blk.0.attn_q.weight", "LEAN", 30) == T.Q8_0
    assert kind_of("token_embd.weight", "Q4_0", 30) == T.Q8_0
