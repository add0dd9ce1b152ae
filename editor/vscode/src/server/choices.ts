// What the user chose in the editor. In: `initializationOptions` and settings, whose keys may stand under `jdlint`.
// Out: options of the engine, and complaints about what was not understood. The rules are those of `jdlint lsp`.
import type { LintOptions } from '../../engine/jdlint_wasm.js';
import type { Engine } from './engine';

type Options = Pick<LintOptions, 'today' | 'only' | 'jurisdictions' | 'employerSize' | 'remoteOpenTo' | 'role'>;
type Known = (id: string) => boolean;

/** Settings of editors that are not the server's business. */
const OF_THE_CLIENT = new Set(['path', 'trace', 'server', 'log']);

export class Choices {
  /** The user wants to see the score in the text. */
  showsScore = false;
  private readonly chosen: Options = {};
  private readonly takers: Record<string, (value: unknown) => void>;
  private complaints: string[] = [];

  constructor(engine: Engine) {
    const { jurisdictions, roles } = engine.choices();
    const isRule = among(engine.rules().rules);
    const isPlace = among(jurisdictions);
    const isRole = among(roles);
    this.takers = {
      today: (value) => this.choose('today', this.one('today', value, isDay)),
      role: (value) => this.choose('role', this.one('role', value, isRole)),
      only: (value) => this.choose('only', this.many('only', value, isRule)),
      jurisdictions: (value) => this.choose('jurisdictions', this.many('jurisdictions', value, isPlace)),
      remoteOpenTo: (value) => this.choose('remoteOpenTo', this.many('remoteOpenTo', value, isPlace)),
      employerSize: (value) => this.choose('employerSize', this.size('employerSize', value)),
      score: (value) => (this.showsScore = value === true),
    };
  }

  /** Takes over each key that is named; an empty value takes a choice back. What is not understood is left out. */
  take(given: unknown): string[] {
    this.complaints = [];
    const keys = isObject(given) && isObject(given['jdlint']) ? given['jdlint'] : (given ?? {});
    if (!isObject(keys)) return ['The settings must be an object.'];
    for (const [key, value] of Object.entries(keys)) {
      const taker = this.takers[key];
      if (taker !== undefined) taker(value);
      else if (!OF_THE_CLIENT.has(key)) {
        this.complaints.push(`There is no setting \`${key}\`. There are: ${Object.keys(this.takers).join(', ')}.`);
      }
    }
    return this.complaints;
  }

  /** The engine's options. The day is the machine's unless the user chose one. */
  options(): Options {
    return { ...this.chosen, today: this.chosen.today ?? machineDay() };
  }

  /** The user wants to hear just some rules. */
  get asksForRules(): boolean {
    return this.chosen.only !== undefined;
  }

  private choose<K extends keyof Options>(key: K, value: Options[K] | undefined): void {
    delete this.chosen[key];
    if (value !== undefined) this.chosen[key] = value;
  }

  private one(key: string, value: unknown, known: Known): string | undefined {
    if (value === null || value === undefined || value === '') return undefined;
    if (typeof value !== 'string') this.complaints.push(`The setting \`${key}\` must be a string; it is ignored.`);
    else if (known(value)) return value;
    else this.complaints.push(`The setting \`${key}\` does not know \`${value}\`; it is ignored.`);
    return undefined;
  }

  /** Nothing for an empty list: an editor shows an unset one so, and nobody means "no rule at all" by it. */
  private many(key: string, value: unknown, known: Known): string[] | undefined {
    if (!Array.isArray(value)) {
      if (value !== null && value !== undefined) {
        this.complaints.push(`The setting \`${key}\` must be a list of strings; it is ignored.`);
      }
      return undefined;
    }
    const ids = value.map((id: unknown) => this.one(key, id, known)).filter((id) => id !== undefined);
    return ids.length > 0 ? ids : undefined;
  }

  /** A number of people; an editor shows an unset one as 0. */
  private size(key: string, value: unknown): number | undefined {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value === 0 ? undefined : value;
    if (value !== null && value !== undefined) {
      this.complaints.push(`The setting \`${key}\` must be a number of people; it is ignored.`);
    }
    return undefined;
  }
}

function among(choices: readonly { id: string }[]): Known {
  const ids = new Set(choices.map(({ id }) => id));
  return (id) => ids.has(id);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function machineDay(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
