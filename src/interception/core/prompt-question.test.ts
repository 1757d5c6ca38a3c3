import assert from 'node:assert/strict';
import { promptQuestion } from './prompt-question.ts';

const user = (text: string) => ({ role: 'user', text }) as const;

describe('promptQuestion', () => {
  it('takes the words in the panel’s tag, wherever the message with it stands', () => {
    const prompt = '<context>\nToday is Monday.\n</context>\n<userRequest>\nHow do I load YAML?\n</userRequest>\n';
    assert.equal(promptQuestion([user('first'), user(prompt)]), 'How do I load YAML?');
    assert.equal(
      promptQuestion([user(prompt), { role: 'assistant', text: '<userRequest>no</userRequest>' }, user('')]),
      'How do I load YAML?',
    );
  });
  it('takes the last of several tags of the same name', () => {
    assert.equal(promptQuestion([user('<prompt>a</prompt>'), user('<prompt>b</prompt> <prompt>c</prompt>')]), 'c');
  });
  it('takes the last message of the user without blocks of context', () => {
    assert.equal(
      promptQuestion([user('one'), user('<file name="a">\nx\n</file>\nWhy is this slow?')]),
      'Why is this slow?',
    );
    assert.equal(promptQuestion([user('Is a < b and c > d?')]), 'Is a < b and c > d?');
  });
  it('is empty without words of the user, and never too long', () => {
    assert.equal(promptQuestion([]), '');
    assert.equal(promptQuestion([{ role: 'system', text: 'You are' }]), '');
    assert.equal(promptQuestion([user('x'.repeat(9_000))]).length, 4_000);
  });
});
