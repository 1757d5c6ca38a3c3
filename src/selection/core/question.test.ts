import assert from 'node:assert/strict';
import { findQuestion } from './question.ts';

/** The question before `ANSWER` in a text. */
const find = (text: string) => findQuestion(text, text.indexOf('ANSWER'));
const turn = (text: string) => ({ text, from: 'turn' });

describe('findQuestion', () => {
  for (const [name, text] of [
    ['bold names', '**User:** How?\n\n**Assistant:** ANSWER'],
    ['bold names, colon outside', '**User**: How?\n\n**Assistant**:\n\nANSWER'],
    ['bold names alone on their line', '**You**\n\nHow?\n\n**Copilot**\n\nANSWER'],
    ['headings', '## User\n\nHow?\n\n## Assistant\n\n### Step\n\nANSWER'],
    ['headings with a picture', '### 🧑 User\n\nHow?\n\n### 🤖 ChatGPT\n\nANSWER'],
    ['plain names', 'Human: How?\n\nAssistant: ANSWER'],
    ['a quoted turn', '**User:**\n> How?\n\n**Assistant:**\n\nANSWER'],
    ['an exported chat', 'octo-cat: How?\n\nGitHub Copilot: ANSWER'],
    ['the second turn', 'octo: First?\n\nGitHub Copilot: Like\nthis: so.\n\nocto: How?\n\nGitHub Copilot: ANSWER'],
    ['no assistant name', '**Q:** How?\n\nANSWER'],
    ['windows line endings', '**User:** How?\r\n\r\n**Assistant:** ANSWER'],
  ] as const) {
    it(`finds a user's turn: ${name}`, () => assert.deepEqual(find(text), turn('How?')));
  }

  it('keeps all lines of a turn, whatever stands before their colons', () => {
    const text = 'User: Why?\nTypeError: x is undefined\n\n```py\n# User: me\nx: 1\n```\n\nAssistant: ANSWER';
    assert.deepEqual(find(text), turn('Why?\nTypeError: x is undefined\n\n```py\n# User: me\nx: 1\n```'));
  });
  it('sees that the selection itself begins with the name of the assistant', () => {
    const text = 'Note: x\n\nUser: Why?\n\nAnd how?\n\nAssistant: Because.';
    assert.deepEqual(findQuestion(text, text.indexOf('Assistant')), turn('Why?\n\nAnd how?'));
  });
  it('takes the quote before the answer', () => {
    assert.deepEqual(find('# Notes\n\n> How do I\n> sort?\n\nANSWER'), { text: 'How do I\nsort?', from: 'quote' });
  });
  it('takes the nearest heading, not one in code nor the name of the assistant', () => {
    const text = '# Sorting lists ##\n\n```sh\n# comment\n```\n\n> a quote\n\n## In place\n\nANSWER';
    assert.deepEqual(find(text), { text: 'In place', from: 'heading' });
    assert.deepEqual(find('# Sort\n\n## Answer\n\nANSWER'), { text: 'Sort', from: 'heading' });
  });
  it('finds nothing where there is nothing', () => {
    assert.equal(find('Note: see below\n\nANSWER'), null);
    assert.equal(find('ANSWER'), null);
    assert.equal(findQuestion('', 0), null);
  });
  it('comes to an end on large and hostile texts', function () {
    // Takes half a second where it is linear, and hours where it is not.
    this.timeout(60_000);
    for (const piece of ['> ', '**', '# ', 'a: b\n', '```\n', ': ']) find(piece.repeat(60_000) + '\nANSWER');
  });
});
