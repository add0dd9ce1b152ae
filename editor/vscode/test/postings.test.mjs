// Which documents the browser's server takes for postings: those that every other face of jdlint takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './source.mjs';

const { isPosting } = await load('server/postings.ts');

const without = (fromRoot) => ({ fromRoot, config: null });
const by = (text, path, fromRoot) => ({ fromRoot, config: { text, path } });

test('folders of postings and their own ending are included', () => {
  for (const path of [
    'site/jobs/cook.md',
    'careers/uk/cook.html',
    'x/cook.jd.md',
    'cook.jd.md',
    'Jobs of 2026/jobs/a.txt',
  ]) {
    assert.ok(isPosting(without(path)), path);
  }
  for (const path of ['README.md', 'docs/cook.md', 'jobs/logo.svg', 'jobs.md', 'Jobs/cook.md']) {
    assert.ok(!isPosting(without(path)), path);
  }
});

test('a settings file decides by the path from its own folder', () => {
  for (const [text, expected] of [
    ["include = ['*.md']", true],
    ["include = '*.md'", true],
    ["include = ['texts/']", true],
    ["include = ['/cook.md']", false],
    ["include = ['**/*.{txt,md}']\nexclude = ['texts']", false],
    ["exclude = ['*.txt']", false], // and no pattern of its own: the default does not name it
    ['include = [', false], // the engine says what is wrong with it
  ]) {
    assert.equal(isPosting(by(text, 'texts/cook.md', 'site/texts/cook.md')), expected, text);
  }
});

test('a settings file within a folder of postings does not make them less so', () => {
  assert.ok(isPosting(by('', 'cook.md', 'site/jobs/cook.md')));
  assert.ok(!isPosting(by("exclude = ['cook.md']", 'cook.md', 'site/jobs/cook.md')));
});
