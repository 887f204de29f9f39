import type { Meta, StoryObj } from '@storybook/react-vite';
import type { FormLanguage, GeneratedFormProps } from './contract.js';
import { allFilled, allRequired, allTypes, allWrong, hundred, purchaseSheet, sheetOf } from './form-sheets.fixture.js';
import { pagesForm, repeatForm, wizardForm } from './form-pages.fixture.js';
import { StoryForm } from './StoryForm.fixture.js';

const meta: Meta = { title: 'Forms/Generated form' };
export default meta;

type Props = Partial<GeneratedFormProps> & Pick<GeneratedFormProps, 'sheet'> & { readonly sent?: boolean; readonly wide?: boolean };

function story(props: Props, parameters: StoryObj['parameters'] = {}): StoryObj {
  return { parameters, render: (_args, { globals }) => <StoryForm {...props} language={globals['language'] as FormLanguage} /> };
}

const lines = [
  { _id: 'a', item: 'Ноутбук 14″', quantity: 12, price: 94_990.5 },
  { _id: 'b', item: 'Док-станция с очень длинным названием, которое переносится', quantity: 12, price: 11_200 },
  { _id: 'c', item: 'Мышь', quantity: 12, price: 990.99 },
];
const purchase = {
  subject: 'Ноутбуки для нового офиса',
  supplier: { register: 'suppliers', id: 's1' },
  budgetLine: { register: 'budgetLines', id: 'b1' },
  lines,
};

export const Empty = story({ sheet: sheetOf(allTypes) });
export const Filled = story({ sheet: sheetOf(allTypes, allFilled) });
export const Required = story({ sheet: sheetOf(allRequired), sent: true });
export const Invalid = story({ sheet: sheetOf(allTypes, allWrong), sent: true });
export const ReadOnlyFields = story({ sheet: sheetOf(allTypes, allFilled, { '*': 'readOnly' }) });
export const Reading = story({ sheet: sheetOf(allTypes, allFilled), mode: 'read' });
export const Disabled = story({ sheet: sheetOf(allTypes, allFilled), disabled: true });
export const PurchaseRequest = story({ sheet: purchaseSheet(), wide: true });
export const PurchaseFilled = story({ sheet: purchaseSheet(purchase), wide: true });
export const PurchaseRefused = story({ sheet: purchaseSheet({ lines: [{ _id: 'a', quantity: 0 }] }), sent: true, wide: true });
export const PurchaseRead = story({ sheet: purchaseSheet(purchase), mode: 'read', wide: true });
export const PurchaseOnPhone = story({ sheet: purchaseSheet(purchase) }, { viewport: { defaultViewport: 'phone' } });
export const ProblemsOfTheServer = story({
  sheet: purchaseSheet(purchase),
  wide: true,
  problems: [
    { code: 'BUDGET_CLOSED', pointer: '/budgetLine', message: { en: 'This budget line is closed.', ru: 'Эта статья бюджета закрыта.' } },
    { code: 'TOO_DEAR', pointer: '/lines/1/price', message: { en: 'Dearer than the contract says.', ru: 'Дороже, чем в договоре.' } },
    { code: 'PERIOD', pointer: '', message: { en: 'The month is closed for purchases.', ru: 'Месяц закрыт для закупок.' } },
  ],
});
export const HundredFields = story({ sheet: sheetOf(hundred), wide: true });
export const TabsAndColumns = story({ sheet: sheetOf(pagesForm), wide: true });
export const Wizard = story({ sheet: sheetOf(wizardForm) });
export const RepeatedSection = story({
  sheet: sheetOf(repeatForm, {
    trips: [
      { _id: 't1', city: 'Казань', from: '2026-04-01' },
      { _id: 't2', city: 'Самара' },
    ],
  }),
});

/** As long as a table may be. */
export const TwoHundredRows = story({
  sheet: purchaseSheet({
    ...purchase,
    lines: Array.from({ length: 200 }, (_, n) => ({ _id: `r${n}`, item: `Ноутбук ${n + 1}`, quantity: n + 1, price: 990.99 })),
  }),
  wide: true,
});
