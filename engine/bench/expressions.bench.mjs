// What one expression costs in place, after compiling. Run: npx tsc -b && node engine/bench/expressions.bench.mjs
import { compileExpression } from '../dist/src/behaviors/expressions/index.js';

const lines = Array.from({ length: 100 }, (_, index) => ({ name: `line ${index}`, price: 10.25 + index, quantity: 3 }));
const input = { amount: 250_000, request: { total: 99.5, unit: 'it' }, lines };

const sources = [
  'amount > 100000',
  'amount > 100000 and request.unit = "it"',
  'request.total * 1.2',
  '$sum(lines.price)',
  '$sum(lines.(price * quantity))',
  'lines[price > 50].name',
  '{ "total": $sum(lines.price), "count": $count(lines) }',
];

for (const source of sources) {
  const expression = compileExpression(source);
  if (!expression.ok) throw new Error(expression.message);
  for (let round = 0; round < 20_000; round++) expression.evaluate(input);
  let runs = 0;
  const start = process.hrtime.bigint();
  while (process.hrtime.bigint() - start < 300_000_000n) {
    for (let round = 0; round < 200; round++) expression.evaluate(input);
    runs += 200;
  }
  const micros = Number(process.hrtime.bigint() - start) / 1000 / runs;
  console.log(`${micros.toFixed(3).padStart(9)} µs  ${expression.mode}  ${source}`);
}
