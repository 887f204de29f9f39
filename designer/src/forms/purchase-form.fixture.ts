import type { FormDefinition } from '@millrace/schemas';

/** A purchase request: a group, two lookups, lines with computed sums, a total with a warning and an error. */
export const purchaseForm: FormDefinition = {
  kind: 'form',
  format: 1,
  id: 'purchaseRequest',
  defaultLanguage: 'en',
  name: {
    en: 'Purchase request',
    ru: 'Заявка на закупку',
  },
  data: {
    type: 'object',
    required: ['subject', 'supplier', 'budgetLine'],
    properties: {
      subject: {
        type: 'string',
        maxLength: 200,
      },
      supplier: {
        'x-type': 'reference',
        'x-register': 'suppliers',
      },
      budgetLine: {
        'x-type': 'reference',
        'x-register': 'budgetLines',
      },
      lines: {
        type: 'array',
        maxItems: 200,
        items: {
          type: 'object',
          required: ['item', 'quantity', 'price'],
          properties: {
            _id: {
              type: 'string',
              'x-type': 'rowId',
            },
            item: {
              type: 'string',
              minLength: 1,
              maxLength: 200,
            },
            quantity: {
              type: 'integer',
              minimum: 1,
              maximum: 100000,
            },
            price: {
              type: 'number',
              'x-type': 'decimal',
              'x-scale': 2,
              minimum: 0,
              maximum: 1000000000,
            },
            sum: {
              type: 'number',
              'x-type': 'decimal',
              'x-scale': 2,
            },
          },
        },
      },
      total: {
        type: 'number',
        'x-type': 'decimal',
        'x-scale': 2,
      },
      remark: {
        type: 'string',
        maxLength: 10000,
      },
    },
  },
  root: 'page',
  nodes: {
    page: {
      type: 'page',
      children: ['fld_remark', 'grp_what', 'tbl_lines', 'fld_total'],
    },
    fld_remark: {
      type: 'multiline',
      bind: 'remark',
      label: {
        en: 'What to correct',
        ru: 'Что исправить',
      },
    },
    grp_what: {
      type: 'group',
      label: {
        en: 'Purchase',
        ru: 'Закупка',
      },
      children: ['fld_subject', 'fld_supplier', 'fld_budget'],
    },
    fld_subject: {
      type: 'text',
      bind: 'subject',
      label: {
        en: 'What is it for?',
        ru: 'Для чего?',
      },
      placeholder: {
        en: 'Laptops for the new office',
        ru: 'Ноутбуки для нового офиса',
      },
      span: {
        phone: 12,
        wide: 12,
      },
    },
    fld_supplier: {
      type: 'lookup',
      bind: 'supplier',
      label: {
        en: 'Supplier',
        ru: 'Поставщик',
      },
      options: {
        register: 'suppliers',
        columns: ['name', 'taxId'],
        where: {
          field: 'active',
          eq: true,
        },
      },
      span: {
        phone: 12,
        wide: 6,
      },
    },
    fld_budget: {
      type: 'lookup',
      bind: 'budgetLine',
      label: {
        en: 'Budget line',
        ru: 'Статья бюджета',
      },
      options: {
        register: 'budgetLines',
        columns: ['title', 'year'],
      },
      span: {
        phone: 12,
        wide: 6,
      },
    },
    tbl_lines: {
      type: 'table',
      bind: 'lines',
      label: {
        en: 'What is bought',
        ru: 'Что закупается',
      },
      children: ['fld_item', 'fld_quantity', 'fld_price', 'fld_sum'],
      options: {
        minRows: 1,
        addLabel: {
          en: 'Add a line',
          ru: 'Добавить строку',
        },
      },
    },
    fld_item: {
      type: 'text',
      bind: 'lines[].item',
      label: {
        en: 'Item',
        ru: 'Наименование',
      },
    },
    fld_quantity: {
      type: 'integer',
      bind: 'lines[].quantity',
      label: {
        en: 'Quantity',
        ru: 'Количество',
      },
    },
    fld_price: {
      type: 'decimal',
      bind: 'lines[].price',
      label: {
        en: 'Price',
        ru: 'Цена',
      },
      options: {
        unitLabel: {
          en: 'RUB',
          ru: '₽',
        },
      },
    },
    fld_sum: {
      type: 'decimal',
      bind: 'lines[].sum',
      label: {
        en: 'Sum',
        ru: 'Сумма',
      },
      options: {
        unitLabel: {
          en: 'RUB',
          ru: '₽',
        },
      },
    },
    fld_total: {
      type: 'decimal',
      bind: 'total',
      label: {
        en: 'Total',
        ru: 'Итого',
      },
      options: {
        unitLabel: {
          en: 'RUB',
          ru: '₽',
        },
      },
    },
  },
  rules: {
    rul_sum: {
      target: 'fld_sum',
      kind: 'computed',
      value: '$row.quantity * $row.price',
    },
    rul_total: {
      target: 'fld_total',
      kind: 'computed',
      value: '$sum(lines.sum)',
    },
    rul_zero: {
      target: 'fld_total',
      kind: 'error',
      when: 'total <= 0',
      text: {
        en: 'The total must be above zero.',
        ru: 'Сумма должна быть больше нуля.',
      },
    },
    rul_large: {
      target: 'fld_total',
      kind: 'warning',
      when: 'total > 1000000',
      text: {
        en: 'The committee will decide about this purchase.',
        ru: 'Эту закупку будет рассматривать комитет.',
      },
    },
  },
};
