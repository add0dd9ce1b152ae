// What the user chose in the editor. In: `initializationOptions` and settings, whose keys may stand under `jdlint`.
// Out: [`Chosen`], and complaints about what was not understood. The rules are those of `jdlint lsp`.
import type { LintOptions } from '../../../../web/src/engine/jdlint_wasm.js';
import type { Engine } from './engine';

export type Chosen = Pick<LintOptions, 'today' | 'only' | 'jurisdictions' | 'employerSize' | 'remoteOpenTo' | 'role'>;

/** Settings that only the extension reads. */
const NOT_OURS = new Set(['path', 'trace', 'statusBar']);

export class Choices {
  chosen: Chosen = {};
  private readonly known: Record<'rule' | 'place' | 'role', ReadonlySet<string>>;

  constructor(engine: Engine) {
    const { jurisdictions, roles } = engine.choices();
    this.known = {
      rule: new Set(engine.rules().rules.map((rule) => rule.id)),
      place: new Set(jurisdictions.map((place) => place.id)),
      role: new Set(roles.map((role) => role.id)),
    };
  }

  /** Takes over each key that is named; an empty value takes a choice back. What is not understood is left out. */
  take(given: unknown): string[] {
    const complaints: string[] = [];
    const keys = isObject(given) && isObject(given['jdlint']) ? given['jdlint'] : given;
    if (!isObject(keys)) return keys === undefined || keys === null ? [] : ['The settings must be an object.'];
    const one = (key: string, value: unknown, known: (id: string) => boolean): string | undefined => {
      if (value === null || value === undefined || value === '') return undefined;
      if (typeof value === 'string' && known(value)) return value;
      complaints.push(
        typeof value === 'string'
          ? `The setting \`${key}\` does not know \`${value}\`; it is ignored.`
          : `The setting \`${key}\` must be a string; it is ignored.`,
      );
      return undefined;
    };
    const many = (key: string, value: unknown, known: ReadonlySet<string>): string[] | undefined => {
      if (value !== null && value !== undefined && !Array.isArray(value)) {
        complaints.push(`The setting \`${key}\` must be a list of strings; it is ignored.`);
        return undefined;
      }
      const ids = (value ?? []).map((id: unknown) => one(key, id, (id) => known.has(id))).filter(isText);
      // An editor shows an unset list as an empty one; nobody means "no rule at all" by it.
      return ids.length > 0 ? ids : undefined;
    };
    for (const [key, value] of Object.entries(keys)) {
      if (key === 'today') this.choose('today', one(key, value, isDay));
      else if (key === 'role') this.choose('role', one(key, value, (id) => this.known.role.has(id)));
      else if (key === 'only') this.choose('only', many(key, value, this.known.rule));
      else if (key === 'jurisdictions') this.choose('jurisdictions', many(key, value, this.known.place));
      else if (key === 'remoteOpenTo') this.choose('remoteOpenTo', many(key, value, this.known.place));
      else if (key === 'employerSize') {
        const isSize = typeof value === 'number' && Number.isInteger(value) && value >= 0;
        if (!isSize && value !== null) complaints.push('The setting `employerSize` must be a number of people; it is ignored.');
        this.choose('employerSize', isSize && value > 0 ? value : undefined);
      } else if (!NOT_OURS.has(key)) complaints.push(`There is no setting \`${key}\`.`);
    }
    return complaints;
  }

  /** The engine's options. The day is the machine's unless the user chose one. */
  options(): Chosen {
    return { ...this.chosen, today: this.chosen.today ?? machineDay() };
  }

  private choose<K extends keyof Chosen>(key: K, value: Chosen[K] | undefined): void {
    delete this.chosen[key];
    if (value !== undefined) this.chosen[key] = value;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
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
