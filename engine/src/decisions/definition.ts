import type { Text } from '@millrace/schemas';

/** A column that a table reads: its name is what the process gives a value for. */
export interface DecisionInput {
  readonly name: string;
  readonly label?: Text;
  readonly type?: string;
}

/** A column that a table answers with. */
export interface DecisionOutput {
  readonly name: string;
  readonly label?: Text;
  readonly type?: string;
}

/** One line of a table: cells by column id. A missing test matches everything, a missing output is null. */
export interface DecisionRule {
  readonly when?: Readonly<Record<string, string>>;
  readonly then?: Readonly<Record<string, string>>;
  readonly note?: Text;
}

/** A decision table as an analyst keeps it: maps by id, and lists of ids where order has meaning. */
export interface DecisionDefinition {
  readonly kind: 'decision';
  readonly format: 1;
  readonly id: string;
  readonly name?: Text;
  readonly inputs: Readonly<Record<string, DecisionInput>>;
  readonly inputOrder: readonly string[];
  readonly outputs: Readonly<Record<string, DecisionOutput>>;
  readonly outputOrder: readonly string[];
  readonly hitPolicy: string;
  readonly aggregation?: string;
  readonly rules: Readonly<Record<string, DecisionRule>>;
  readonly ruleOrder: readonly string[];
}
