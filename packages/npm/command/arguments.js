// The words after `jdlint`. In: the command line. Out: what was asked for, or an error that says what may be written.
import { parseArgs } from 'node:util';

const FILES = {
  format: { type: 'string', default: 'human' },
  only: { type: 'string', multiple: true },
  today: { type: 'string' },
  jurisdiction: { type: 'string', multiple: true },
  'employer-size': { type: 'string' },
  'remote-open-to': { type: 'string', multiple: true },
  role: { type: 'string' },
  'stdin-filename': { type: 'string' },
  config: { type: 'string' },
  'no-config': { type: 'boolean', default: false },
};
const HELP = { help: { type: 'boolean', short: 'h', default: false } };

const COMMANDS = {
  check: { about: 'Say what is wrong with postings', words: '[OPTIONS] FILE...', options: { ...FILES, 'fail-on': { type: 'string' } } },
  outline: { about: 'Say what postings say', words: '[OPTIONS] FILE...', options: FILES },
  explain: { about: 'Say why a rule matters, with examples and sources', words: 'RULE', options: {} },
  rules: { about: 'List every rule', words: '[--format json]', options: { format: FILES.format } },
};

const MEANINGS = {
  format: 'WORD  How to print: human or json [default: human]',
  only: 'ID[,ID]  Just these rules, on by default or not',
  today: 'DATE  The day to judge by, YYYY-MM-DD [default: today]',
  jurisdiction: 'ID[,ID]  Whose law applies: us-co, ca-on, uk ...',
  'employer-size': 'N  How many people the employer has',
  'remote-open-to': 'ID[,ID]  Where people who hold a remote job may live',
  role: 'ID  Role profile to judge by [default: chosen by the title]',
  'stdin-filename': 'NAME  File name that tells the format of standard input [default: Markdown]',
  config: 'FILE  Settings file for all postings [default: the nearest jdlint.toml of each]',
  'no-config': ' Read no settings file',
  'fail-on': 'SEVERITY  Lowest severity that makes the exit status 1 [default: error]',
};

/** What was asked for. Throws an error for what does not exist. */
export function readArguments(words) {
  const [command, ...rest] = words;
  if (command === undefined || command === '--help' || command === '-h') return { help: true };
  if (command === '--version' || command === '-V') return { version: true };
  if (!Object.hasOwn(COMMANDS, command))
    throw new Error(`there is no command ${command} in the npm package; there are ${Object.keys(COMMANDS).join(', ')}`);
  const { values, positionals } = parse(command, rest);
  if (values.help) return { help: true, command };
  if (!['human', 'json', undefined].includes(values.format))
    throw new Error(`--format ${values.format}: there are human and json`);
  const asked = { command, format: values.format, values, paths: positionals };
  if (command === 'explain') return { ...asked, rule: just('RULE', positionals) };
  if (command === 'rules') return asked;
  if (positionals.length === 0) throw new Error(`name the files to ${command}, or - for standard input`);
  if (positionals.includes('')) throw new Error('a path is empty');
  if (values['stdin-filename'] !== undefined && !positionals.includes('-'))
    throw new Error('--stdin-filename names standard input, which is not read: add - to read it, or leave the name out');
  return { ...asked, choices: choices(values) };
}

function parse(command, args) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { ...COMMANDS[command].options, ...HELP } });
  } catch (error) {
    throw new Error(`${error.message.split('. ')[0]}; see \`jdlint ${command} --help\``);
  }
}

function just(name, positionals) {
  if (positionals.length !== 1) throw new Error(`give one ${name}`);
  return positionals[0];
}

/** The engine's options. */
function choices(values) {
  const list = (words) => words?.flatMap((word) => word.split(',')).map((word) => word.trim());
  const size = values['employer-size'];
  if (size !== undefined && !/^\d{1,9}$/.test(size)) throw new Error(`--employer-size ${size}: write a number`);
  const unique = (words) => (words === undefined ? undefined : [...new Set(words)]);
  return {
    today: values.today ?? today(),
    only: list(values.only),
    jurisdictions: unique(list(values.jurisdiction)),
    employerSize: size === undefined ? undefined : Number(size),
    remoteOpenTo: unique(list(values['remote-open-to'])),
    role: values.role,
  };
}

/** The machine's date, where it stands. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The help, of one command or of all. */
export function usage(command) {
  if (command === undefined) {
    const rows = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(8)} ${about}`);
    return `A linter for job postings: finds what is missing, vague or inflated\n\nUsage: jdlint COMMAND ...\n\nCommands:\n${rows.join('\n')}\n\n\`jdlint COMMAND --help\` says more; --version names the engine.\n`;
  }
  const { about, words, options } = COMMANDS[command];
  const rows = Object.keys(options).map((name) => {
    const [value, meaning] = MEANINGS[name].split(/ (.*)/s);
    return `  ${`--${name} ${value}`.trimEnd().padEnd(26)} ${meaning.trim()}`;
  });
  const list = rows.length === 0 ? '' : `\nOptions:\n${rows.join('\n')}\n`;
  return `${about}\n\nUsage: jdlint ${command} ${words}\n${list}`;
}
