import assert from 'node:assert/strict';
import { namesOlderVersion } from './older-version.ts';

describe('namesOlderVersion', () => {
  it('knows an older version by its number', () => {
    for (const said of [
      'What does the entry point of a React 17 app look like?',
      'With Spring Boot 2.7:',
      'I am on vue 2, how do I add a filter?',
      'An entity for spring-boot v2',
      'We still have Next.js 12.',
      'Print the keys (Python 2.7)',
      'pandas 1.5.3',
      'in react-router 5: how do I go back',
    ])
      assert.ok(namesOlderVersion(said), said);
  });

  it('takes a newer one for what is wanted', () => {
    for (const said of [
      'Entry point of a React 18 app',
      'How do I move from React 17 to React 18?',
      'Spring Boot 3.2',
      'React in 5 minutes',
      'Python 3.8',
      'pandas: 2 data frames',
      'What is new in Django 5?',
      'the next 12 rows',
      'Sort 2 lists',
      '',
    ])
      assert.ok(!namesOlderVersion(said), said);
  });
});
