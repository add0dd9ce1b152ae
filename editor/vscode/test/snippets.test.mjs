// The snippets: every blank is a stop, and every sign that means something to VS Code stands for itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { snippets, withTabStops } from '../snippets.mjs';

test('blanks become stops and signs stand for themselves', () => {
  assert.equal(withTabStops('Cut {cost} from $5 \\ to {5} }'), 'Cut ${1:{cost\\}} from \\$5 \\\\ to ${2:{5\\}} \\}');
  assert.equal(withTabStops('an open { brace'), 'an open { brace');
});

test('there is a posting, its sections and a line for each KPI, each with a prefix of its own', async () => {
  const all = await snippets();
  const prefixes = Object.values(all).map(({ prefix }) => prefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
  assert.ok(prefixes.every((prefix) => prefix.startsWith('jd-')));
  assert.deepEqual(all['KPI: Customer satisfaction'].body, [
    'CSAT at or above ${1:{4.5\\}}/5 on at least ${2:{200\\}} responses per ${3:{quarter\\}}',
  ]);
  assert.equal(all['Section: Pay'].body[0], '## Pay');
  assert.ok(all['Job posting'].body.length > 30);
});
