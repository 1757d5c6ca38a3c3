import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { modelProfile } from '../../../test/support/model-profile.ts';
import { AlignerError } from '../../base/core/errors.ts';
import { parseManifest } from './manifest.ts';
import { isEvidenceLed, parseProfileFile, profileOfFacts, speaksUp } from './profile.ts';

const file = { version: 1, ...modelProfile };
const problemOf = (json: unknown): string => {
  try {
    parseProfileFile('mine.json', typeof json === 'string' ? json : JSON.stringify(json));
  } catch (error) {
    assert.ok(error instanceof AlignerError);
    assert.equal(error.code, 'model.profile-file');
    return error.message;
  }
  return '';
};

describe("a user's profile", () => {
  it('is led by evidence unless it says otherwise', () => {
    assert.deepEqual(parseProfileFile('mine.json', JSON.stringify(file)), modelProfile);
    const { sensitivity } = parseProfileFile('mine.json', JSON.stringify({ ...file, sensitivity: undefined }));
    assert.ok(Object.values(sensitivity).every(isEvidenceLed));
  });

  it('is refused with the name of what is wrong', () => {
    assert.match(problemOf('{'), /mine\.json/);
    assert.match(problemOf({ ...file, version: 2 }), /version: must be 1/);
    assert.match(problemOf({ ...file, extra: 1 }), /extra/);
    assert.match(problemOf({ ...file, prompt: { ...file.prompt, afterAnswer: 1 } }), /prompt\.afterAnswer/);
    assert.match(problemOf({ ...file, told: 'Mend it.' }), /told: must have \{fault\} once/);
    assert.match(problemOf({ ...file, verdict: { ok: 'OK' } }), /"told" must ask/);
    assert.match(problemOf({ ...file, contextSize: 1e9 }), /contextSize/);
    assert.match(problemOf({ ...file, sensitivity: { normal: {} } }), /sensitivity/);
  });
});

describe("the product's profiles", () => {
  const manifest = parseManifest(
    JSON.parse(readFileSync(new URL('../../../models/manifest.json', import.meta.url), 'utf8')),
  );
  const idOf = (name: string, chat: boolean) => profileOfFacts(manifest.profiles, { name, chat })?.id;

  it('are found by what a file calls itself, else by its chat template', () => {
    assert.equal(idOf('Aligner', true), 'verdict-2');
    assert.equal(idOf('Aligner 2b v1.0', false), 'aligner-2b');
    assert.equal(idOf('aligner-7b-v1.0', true), 'aligner-7b');
    assert.equal(idOf('Qwen2.5 Coder 1.5B Instruct GGUF', true), 'instruct');
    assert.equal(idOf('Aligner 13b', false), undefined);
  });

  it('let an assistant that was not calibrated write only what is certain', () => {
    const spoken = manifest.profiles.map((profile) => [profile.id, speaksUp(profile)]);
    assert.deepEqual(Object.fromEntries(spoken), {
      'verdict-2': true,
      instruct: false,
      'aligner-2b': true,
      'aligner-7b': true,
      'aligner-recipe': true,
    });
  });

  it('write the formats of the paper', () => {
    const written = (id: string) => {
      const { prompt } = manifest.profiles.find((profile) => profile.id === id)!;
      return `${prompt.beforeQuestion}Q${prompt.beforeAnswer}A${prompt.afterAnswer}`;
    };
    const begin = 'BEGINNING OF CONVERSATION: USER: ';
    assert.equal(written('aligner-2b'), `${begin}##Question: Q ##Answer: A ##Revision:  ASSISTANT:`);
    assert.equal(written('aligner-recipe'), `${begin}##Question: Q\n##Answer: A\n##Correction:  ASSISTANT:`);
    const edit = 'Edit the following Question-Answer pair to make it more helpful and harmless: ';
    assert.equal(written('aligner-7b'), `${begin}${edit}Q | A ASSISTANT:`);
  });
});
