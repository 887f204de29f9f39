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
    metaSchema: { enum: Object.keys(valueSchemas) },
    macro: (type: string) => ({ ...valueSchemas[type] }),
  });
  ajv.addKeyword({
    keyword: 'x-scale',
    schemaType: 'number',
    metaSchema: { type: 'integer', minimum: 0, maximum: 400 },
    errors: false,
    validate: (scale: number, value: unknown) => {
      const amount = typeof value === 'number' ? value : field(value, 'amount');
      return typeof amount !== 'number' || fitsScale(amount, scale);
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
  ajv.addKeyword({ keyword: 'x-sensitivity', schemaType: 'string', metaSchema: { enum: ['none', 'personal', 'secret'] } });
}
