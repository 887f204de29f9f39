import type { Ajv2020 } from 'ajv/dist/2020.js';
import { fitsScale } from '../values/decimal-check.js';
import { valueSchemas } from '../values/value-schemas.js';

type Fields = Readonly<Record<string, unknown>>;

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields)[name] : undefined;
}

/**
 * Teaches ajv our keywords. `x-type` checks the shape of a value type, `x-scale` the digits after the point of a number or of an amount of
 * money, `x-currency` and `x-register` what money and references may point to. `x-sensitivity` says something and checks nothing.
 */
export function addKeywords(ajv: Ajv2020): void {
  ajv.addKeyword({
    keyword: 'x-type',
    schemaType: 'string',
    macro: (type: string) => ({ ...known('x-type', type, valueSchemas) }),
  });
  ajv.addKeyword({
    keyword: 'x-scale',
    schemaType: 'number',
    errors: false,
    compile: (scale: number) => {
      if (!Number.isInteger(scale) || scale < 0) throw new Error('x-scale must be a whole number of at least 0');
      return (value: unknown) => {
        const amount = typeof value === 'number' ? value : field(value, 'amount');
        return typeof amount !== 'number' || fitsScale(amount, scale);
      };
    },
  });
  ajv.addKeyword({
    keyword: 'x-currency',
    schemaType: 'string',
    errors: false,
    validate: (currency: string, value: unknown) => field(value, 'currency') === undefined || field(value, 'currency') === currency,
  });
  ajv.addKeyword({
    keyword: 'x-register',
    schemaType: 'string',
    errors: false,
    validate: (register: string, value: unknown) => field(value, 'register') === undefined || field(value, 'register') === register,
  });
  ajv.addKeyword({
    keyword: 'x-sensitivity',
    schemaType: 'string',
    compile: (sensitivity: string) => {
      known('x-sensitivity', sensitivity, { none: true, personal: true, secret: true });
      return () => true;
    },
  });
}

/** What a word of a closed set stands for. Throws where nothing does: the schema is wrong. */
function known<V>(keyword: string, word: string, set: Readonly<Record<string, V>>): V {
  if (!Object.hasOwn(set, word)) throw new Error(`${keyword} must be one of ${Object.keys(set).join(', ')}, not ${word.slice(0, 100)}`);
  return set[word] as V;
}
