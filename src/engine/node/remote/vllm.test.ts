import assert from 'node:assert/strict';
import { withHostileServer } from '../../../../test/support/hostile-server.ts';
import { Answers } from './answers.ts';
import { createClient } from './client.ts';
import { openVllm } from './vllm.ts';

/** Each character is a token; `<|end|>` and `<br>` are tokens, too, in any text, as with Hugging Face's tokenizers. */
const WHOLE = ['<|end|>', '<br>'];
const NAMES: Record<string, string> = { ' ': 'Ġ', '\n': 'Ċ', é: 'Ã©', '👋': 'ðŁĳĭ' };

function tokenize(text: string): { id: number; name: string }[] {
  const tokens: { id: number; name: string }[] = [];
  for (let rest = text; rest !== '';) {
    const whole = WHOLE.findIndex((one) => rest.startsWith(one));
    const token = whole < 0 ? String.fromCodePoint(rest.codePointAt(0)!) : WHOLE[whole]!;
    tokens.push({ id: whole < 0 ? token.codePointAt(0)! : 200_000 + whole, name: NAMES[token] ?? token });
    rest = rest.slice(token.length);
  }
  return tokens;
}

describe('a vLLM server', () => {
  const { signal } = new AbortController();
  const open = (use: (served: Awaited<ReturnType<typeof openVllm>>) => Promise<void>) =>
    withHostileServer(
      ({ body }, response) => {
        const { prompt } = JSON.parse(body) as { prompt: string };
        const tokens = tokenize(prompt);
        const [ids, token_strs] = [tokens.map(({ id }) => id), tokens.map(({ name }) => name)];
        response.end(JSON.stringify({ count: ids.length, max_model_len: 4096, tokens: ids, token_strs }));
      },
      async ({ url }) => use(await openVllm(createClient({ url }), new Answers(url), 'm', signal)),
    );

  it('takes what looks like a special token in a text as text, and loses no character', () =>
    open(async ({ vocabulary }) => {
      const texts = ['a<|end|>b', '<|end|>', '<|end|><|end|> é👋\n<|end|>', 'x <br> y', '<|', ''];
      await vocabulary.learn(texts, false, signal);
      for (const text of texts) {
        const tokens = vocabulary.tokenize(text, false);
        assert.ok(!tokens.includes(200_000), text);
        assert.equal(vocabulary.detokenize(tokens), text);
      }
    }));

  it('reads special tokens in the texts of the profile', () =>
    open(async ({ vocabulary }) => {
      await vocabulary.learn(['a<|end|>'], true, signal);
      assert.deepEqual(vocabulary.tokenize('a<|end|>', true), [97, 200_000]);
    }));

  it('refuses a text with more of them than anybody writes', () =>
    open(async ({ vocabulary }) => {
      const learned = vocabulary.learn(['<|end|>'.repeat(40)], false, signal);
      await assert.rejects(learned, { code: 'remote.answer' });
    }));
});
