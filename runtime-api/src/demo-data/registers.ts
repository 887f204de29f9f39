import type { JsonObject } from '@millrace/schemas';

/** Records that are there at the beginning; those with an organisation belong to it. */
export interface DemoRecord {
  readonly register: string;
  readonly id: string;
  readonly organisation?: string;
  readonly attributes: JsonObject;
}

const supplier = (id: string, name: string, taxId: string, active = true): DemoRecord => ({
  register: 'suppliers',
  id,
  attributes: { name, taxId, active },
});
const line = (id: string, title: string, costCentre: string, year: number, organisation: string): DemoRecord => ({
  register: 'budgetLines',
  id,
  organisation,
  attributes: { title, costCentre, year },
});

/** Suppliers and budget lines. Budget lines are of the year in which the demo ends. */
export function demoRecords(year: number): readonly DemoRecord[] {
  return [
    supplier('paper-house', 'Бумажный дом', '7701234567'),
    supplier('north-computers', 'Север-Компьютерс', '7812345678'),
    supplier('comfort', 'Комфорт-Мебель', '7703456789'),
    supplier('bright-light', 'Bright Light Ltd', '7704567890'),
    supplier('safe-work', 'Спецодежда Плюс', '5405678901'),
    supplier('soft-line', 'Softline Systems', '7736789012'),
    supplier('old-partner', 'Old Partner', '5009876543', false),
    line('it', `ИТ-оборудование ${year} · IT equipment`, 'IT', year, 'north-works'),
    line('office', `Офис ${year} · Office`, 'OFFICE', year, 'north-works'),
    line('warehouse', `Склад ${year} · Warehouse`, 'WAREHOUSE', year, 'delta-logistics'),
  ];
}

/** What is put on the budget lines at the beginning. The office gets little: one purchase will lack money. */
export const demoBudgets: readonly { readonly line: string; readonly amount: number; readonly basis: string }[] = [
  { line: 'it', amount: 12_000_000, basis: 'Бюджет года' },
  { line: 'office', amount: 900_000, basis: 'Бюджет квартала' },
  { line: 'warehouse', amount: 7_000_000, basis: 'Бюджет года' },
];
