/** The words of the list of problems and of the marks on the canvas. */
export interface ProblemTexts {
  readonly title: string;
  readonly error: string;
  readonly warning: string;
  readonly errors: string;
  readonly warnings: string;
  /** "2 errors, 1 warning"; what there is none of is left out. */
  readonly counted: (errors: number, warnings: number) => string;
  readonly nothing: string;
  readonly nothingWhy: string;
  readonly nothingSelected: string;
  readonly nothingInSelection: string;
  readonly onlySelected: string;
  readonly waiting: string;
  /** The page checks by itself, since there is no worker. */
  readonly byPage: string;
  readonly byNobody: string;
  readonly more: (count: number) => string;
  readonly document: string;
  readonly goTo: (name: string) => string;
  readonly fixes: (name: string) => string;
}

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

const counting =
  (language: 'en' | 'ru', errors: Forms, warnings: Forms, nothing: string) =>
  (errorCount: number, warningCount: number): string => {
    const rules = new Intl.PluralRules(language);
    const words = (count: number, forms: Forms): readonly string[] =>
      count === 0 ? [] : [`${count.toLocaleString(language)} ${forms[rules.select(count)] ?? forms.other}`];
    return [...words(errorCount, errors), ...words(warningCount, warnings)].join(', ') || nothing;
  };

const english: ProblemTexts = {
  title: 'Problems',
  error: 'Error',
  warning: 'Warning',
  errors: 'Errors: they stop publishing',
  warnings: 'Warnings: publishing is possible',
  counted: counting('en', { one: 'error', other: 'errors' }, { one: 'warning', other: 'warnings' }, 'nothing to correct'),
  nothing: 'Nothing to correct',
  nothingWhy: 'The process will run as it is drawn. The forms, decisions and processes that it names are looked up when it is published.',
  nothingSelected: 'Nothing is selected on the canvas.',
  nothingInSelection: 'Nothing to correct in what is selected.',
  onlySelected: 'Only what is selected',
  waiting: 'The process is being checked.',
  byPage: 'The browser gave no background thread, so this page checks by itself. With a large process it may stop for a moment.',
  byNobody: 'The process cannot be checked in this browser. Publishing checks it all the same.',
  more: (count) => `Show ${count} more`,
  document: 'The whole document',
  goTo: (name) => `Show ${name} on the canvas`,
  fixes: (name) => `Ways to correct it: ${name}`,
};

const russian: ProblemTexts = {
  title: 'Проблемы',
  error: 'Ошибка',
  warning: 'Предупреждение',
  errors: 'Ошибки: опубликовать нельзя',
  warnings: 'Предупреждения: опубликовать можно',
  counted: counting(
    'ru',
    { one: 'ошибка', few: 'ошибки', many: 'ошибок', other: 'ошибки' },
    { one: 'предупреждение', few: 'предупреждения', many: 'предупреждений', other: 'предупреждения' },
    'исправлять нечего',
  ),
  nothing: 'Исправлять нечего',
  nothingWhy: 'Процесс будет исполнен так, как нарисован. Формы, решения и процессы, на которые он ссылается, проверяются при публикации.',
  nothingSelected: 'На холсте ничего не выбрано.',
  nothingInSelection: 'В выбранном исправлять нечего.',
  onlySelected: 'Только выбранное',
  waiting: 'Процесс проверяется.',
  byPage: 'Браузер не дал фонового потока, поэтому проверяет сама страница. На большом процессе она может ненадолго замереть.',
  byNobody: 'Проверить процесс в этом браузере нельзя. При публикации он всё равно будет проверен.',
  more: (count) => `Показать ещё ${count}`,
  document: 'Документ целиком',
  goTo: (name) => `Показать на холсте: ${name}`,
  fixes: (name) => `Как исправить: ${name}`,
};

/** The words about problems, in English or Russian. */
export function problemTexts(language: 'en' | 'ru'): ProblemTexts {
  return language === 'ru' ? russian : english;
}
