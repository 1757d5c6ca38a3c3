import assert from 'node:assert/strict';
import { applyEdits } from '../../text/core/edits.ts';
import { codePlaces } from './code-places.ts';

const fence = (code: string) => `\`\`\`python\n${code}\n\`\`\`\n`;
const answer = (code: string, prose = 'Like this:') => `${prose}\n\n${fence(code)}\nThen:\n\n${fence('print(x)')}`;
const apply = (document: string, original: string, corrected: string) => {
  const edits = codePlaces(document, original, corrected);
  return edits === null ? null : applyEdits(document, edits);
};

describe('codePlaces', () => {
  const original = answer('x = yaml.load(f)');
  const corrected = answer('x = yaml.safe_load(f)', 'Like this, safely:');

  it('finds the code of a changed fence in a source file, and leaves the rest', () => {
    const file = 'import yaml\nx = yaml.load(f)\nprint(x)\nprint(x)\n';
    assert.equal(apply(file, original, corrected), file.replace('load', 'safe_load'));
  });
  it('finds the whole answer in a Markdown file', () => {
    assert.equal(apply(`# Notes\n\n${original}\nEnd`, original, corrected), `# Notes\n\n${corrected}\nEnd`);
  });
  it('gives nothing when the code stands nowhere, twice, or only prose was changed', () => {
    assert.equal(apply('x = 1\n', original, corrected), null);
    assert.equal(apply('x = yaml.load(f)\nx = yaml.load(f)\n', original, corrected), null);
    assert.equal(apply('x = yaml.load(f)\n', original, answer('x = yaml.load(f)', 'Other prose:')), null);
    assert.equal(apply(original, original, original), null);
  });
  it('gives nothing when fences came or went', () => {
    assert.equal(apply('x = yaml.load(f)\n', original, 'No code any more.'), null);
  });
});
