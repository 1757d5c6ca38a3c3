import assert from 'node:assert/strict';
import { checkSetting, isRestricted, SETTINGS, type Setting, type Settings } from './settings.ts';

/** What an untrusted workspace may set, each with why it does no harm. */
const HARMLESS: readonly string[] = [
  // Only whether the user is asked for the question.
  'askForQuestion',
];

const settings = Object.entries<Setting>(SETTINGS);

describe('the table of settings', () => {
  it('takes nothing from an untrusted workspace but what does no harm', () => {
    // VS Code reads an application setting from the user alone, and ignores a restricted one where nobody trusts the folder.
    const taken = settings.filter(([, s]) => s.scope !== 'application' && !isRestricted(s)).map(([key]) => key);
    assert.deepEqual(taken, HARMLESS);
  });

  it('has defaults that pass its own checks', () => {
    for (const [key, { default: value }] of settings)
      assert.deepEqual(checkSetting(key as keyof Settings, value), { value }, key);
  });

  it('puts the default in place of what makes no sense, and says so', () => {
    const { value, problem } = checkSetting('sensitivity', 'none');
    assert.equal(value, 'normal');
    assert.match(problem ?? '', /aligner\.sensitivity must be one of low, normal, high/);
    assert.equal(checkSetting('journal.days', -1).value, SETTINGS['journal.days'].default);
    assert.deepEqual(checkSetting('review.notAgain', 'CWE-89').value, []);
  });
});
