import assert from 'node:assert/strict';
import { modelProfile } from '../../../../test/support/model-profile.ts';
import { inChat } from './chat.ts';

const profile = {
  ...modelProfile,
  chat: true,
  prompt: { beforeQuestion: 'Q: ', beforeAnswer: '\nA: ', afterAnswer: '\nWell?' },
  told: '\nMend {fault}.',
};
const LLAMA3 =
  "{{ bos_token }}{% for m in messages %}{{ '<|start|>' + m['role'] + '\\n' + m['content'] | trim + '<|eot|>' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|start|>assistant\\n' }}{% endif %}";

describe('a chat template', () => {
  it('stands around the prompt, whatever is asked after the answer', () => {
    const { prompt, told, chat } = inChat(profile, LLAMA3);
    assert.deepEqual(prompt, {
      beforeQuestion: '<|start|>user\nQ: ',
      beforeAnswer: '\nA: ',
      afterAnswer: '\nWell?<|eot|><|start|>assistant\n',
    });
    assert.equal(told, '\nMend {fault}.<|eot|><|start|>assistant\n');
    assert.equal(chat, false);
  });

  it('is refused when it leaves the message out, doubles it, cannot be read, or is missing', () => {
    const doubled = '{{ messages[0].content }}{{ messages[0].content }}';
    for (const bad of ['hello', doubled, '{% if %}', "{{ raise_exception('no') }}", undefined])
      assert.throws(() => inChat(profile, bad), { code: 'engine.template' });
  });
});
