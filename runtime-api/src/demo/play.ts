import type { Engine, WorkItemView } from '@millrace/engine';
import { MillraceError, type JsonObject } from '@millrace/schemas';
import type { Words } from '../files/problem.js';
import { stories, type Move, type Story } from './stories.js';

/** Where the play is told. */
export interface Narrator {
  say(words: Words): void;
  title(words: Words): void;
  /** The language people type in. */
  readonly language: 'en' | 'ru';
  /** The address of the data, for commands that the reader may copy. */
  readonly store: string;
}

const line = { register: 'budgetLines', id: 'it-2026' };
/** Enough for every story of one start. */
const grant = 3_000_000;
const names: Readonly<Record<string, Words>> = {
  anna: { en: 'Anna', ru: 'Анна' },
  boris: { en: 'Boris (manager)', ru: 'Борис (руководитель)' },
  vera: { en: 'Vera (budget holder)', ru: 'Вера (распорядитель бюджета)' },
  dina: { en: 'Dina (committee)', ru: 'Дина (комитет)' },
  egor: { en: 'Egor (committee)', ru: 'Егор (комитет)' },
  gleb: { en: 'Gleb (committee)', ru: 'Глеб (комитет)' },
};
const deciders: Readonly<Record<string, readonly string[]>> = {
  manager: ['boris'],
  budgetHolder: ['vera'],
  committee: ['dina', 'gleb', 'egor'],
  rework: ['anna'],
};
const routes: Readonly<Record<string, Words>> = {
  manager: { en: 'the manager decides', ru: 'решает руководитель' },
  budgetHolder: { en: 'the manager, then the budget holder', ru: 'руководитель, затем распорядитель бюджета' },
  committee: { en: 'two of three of the committee', ru: 'двое из трёх членов комитета' },
};
const routeWords = (route: unknown): Words => routes[String(route)] ?? { en: String(route), ru: String(route) };
const mostMoves = 50;

/** Plays purchase requests on an engine. It goes by what is stored, so a play that was killed at any moment can be finished by the next. */
export class Play {
  constructor(
    private readonly engine: Engine,
    private readonly narrator: Narrator,
  ) {}

  opened(version: number, changed: boolean): void {
    const { store } = this.narrator;
    this.narrator.say({
      en: `Data: ${store}. The purchase application is ${changed ? 'deployed now' : 'there'}, version ${version}.`,
      ru: `Данные: ${store}. Приложение «Закупки» ${changed ? 'размещено' : 'уже есть'}, версия ${version}.`,
    });
  }

  /** Brings to its end whatever an earlier start left open. */
  async finishLeft(): Promise<void> {
    await this.engine.idle();
    const { items } = await this.engine.instances({ status: 'active', limit: 1000 });
    const left = items.filter(({ definition }) => definition === 'purchase');
    if (left.length > 0) {
      this.narrator.title({
        en: `An earlier run was interrupted: ${left.length} left to finish`,
        ru: `Прошлый запуск был прерван, осталось довести: ${left.length}`,
      });
    }
    for (const instance of left) await this.finish(instance.id);
  }

  /** Plays one story from the request to its end. */
  async tell(story: Story): Promise<void> {
    this.narrator.title(story.title);
    await this.keepFunded();
    const { instanceId } = await this.engine.start('purchase', { actor: 'anna', data: requestOf(story, this.narrator.language) });
    await this.engine.idle();
    const { total, route } = await this.engine.variables(instanceId);
    this.narrator.say({
      en: `  Anna asks for “${story.subject.en}”: ${money(total, 'en')} RUB. The decision table says: ${routeWords(route).en}.`,
      ru: `  Анна подаёт заявку «${story.subject.ru}» на ${money(total, 'ru')} ₽. Таблица решений: ${routeWords(route).ru}.`,
    });
    for (const move of story.moves) await this.make(instanceId, move);
    await this.finish(instanceId);
  }

  /** How many requests there are, and how they ended. */
  async sum(): Promise<JsonObject> {
    let [requests, open, events] = [0, 0, 0];
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page: Awaited<ReturnType<Engine['instances']>> = await this.engine.instances({
        definition: 'purchase',
        limit: 1000,
        ...(cursor === undefined ? {} : { cursor }),
      });
      requests += page.items.length;
      open += page.items.filter(({ status }) => status === 'active').length;
      cursor = page.cursor;
    }
    const newest = (await this.engine.instances({ definition: 'purchase', limit: 1 })).items[0];
    if (newest) events = (await this.engine.history(newest.id, { limit: 1000 })).events.length;
    const account = await this.engine.records.account(line.register, line.id);
    const left = account?.available ?? 0;
    this.narrator.title({ en: 'In the end', ru: 'Итог' });
    this.narrator.say({
      en: `  ${requests} requests in all, ${open} open. Left on the budget line: ${money(left, 'en')} RUB. The last history has ${events} events.`,
      ru: `  Всего заявок: ${requests}, открытых: ${open}. Остаток по статье: ${money(left, 'ru')} ₽. Событий в последней истории: ${events}.`,
    });
    if (newest) {
      const command = `node runtime-api/bin/millrace.mjs history ${newest.id} --store ${this.narrator.store}`;
      this.narrator.say({ en: `  Read it: ${command}`, ru: `  Прочитать её: ${command}` });
    }
    return { requests, open, budgetLeft: left, ...(newest ? { newest: newest.id } : {}) };
  }

  /** Does what is waiting, again and again, until the request has ended. */
  private async finish(instanceId: string): Promise<void> {
    for (let moves = 0; moves < mostMoves; moves++) {
      await this.engine.idle();
      const instance = await this.engine.instance(instanceId);
      if (instance === null || instance.status !== 'active') return this.ended(instanceId);
      const [incident] = (await this.engine.incidents({ instanceId })).items;
      if (incident) {
        this.narrator.say({
          en: `  Incident at ${incident.elementId}: ${incident.message} Vera tops up the budget, then it is tried again.`,
          ru: `  Инцидент на ${incident.elementId}: ${incident.code}. Вера пополняет бюджет, шаг повторяется.`,
        });
        await this.topUp(grant);
        await this.engine.retryIncident(incident.id, { actor: 'vera' });
        continue;
      }
      const [item] = (await this.engine.workItems({ instanceId, limit: 100 })).items;
      if (item) await this.make(instanceId, { at: item.elementId, by: await this.whoMay(item), outcome: 'approved' });
      // A retry of a program waits for its moment.
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`Expected request ${instanceId} to end, but it still waits. See: millrace history ${instanceId}`);
  }

  private async make(instanceId: string, { at, by, outcome = 'approved', reason, quantity }: Move): Promise<void> {
    await this.engine.idle();
    const keys = await this.engine.principals(by);
    const item = (await this.engine.workItems({ instanceId })).items.find(
      ({ elementId, assignee, offeredTo }) =>
        elementId === at && (assignee === by || (assignee === undefined && offeredTo.some((key) => keys.includes(key)))),
    );
    if (!item) return;
    const who = names[by] ?? { en: by, ru: by };
    const why = reason ?? { en: 'as agreed', ru: 'как договорились' };
    if (at === 'rework') await this.rework(instanceId, item, who, quantity);
    else {
      await this.engine.complete(item.id, {
        actor: by,
        outcome,
        ...(outcome === 'approved' ? {} : { reason: why[this.narrator.language] }),
      });
      const done = {
        approved: { en: 'approves', ru: 'согласует' },
        refused: { en: `refuses: ${why.en}`, ru: `отказывает: ${why.ru}` },
        returned: { en: `returns it: ${why.en}`, ru: `возвращает: ${why.ru}` },
      }[outcome];
      this.narrator.say({ en: `  ${who.en} ${done.en}.`, ru: `  ${who.ru} ${done.ru}.` });
    }
    await this.engine.idle();
  }

  private async rework(instanceId: string, item: WorkItemView, who: Words, quantity: number | undefined): Promise<void> {
    const { subject, supplier, budgetLine, lines } = await this.engine.variables(instanceId);
    const rows = (lines as readonly JsonObject[]).map(({ sum: _sum, ...row }) => ({
      ...row,
      ...(quantity === undefined ? {} : { quantity }),
    }));
    await this.engine.complete(item.id, {
      actor: 'anna',
      data: { subject: subject ?? '', supplier: supplier ?? '', budgetLine: budgetLine ?? '', lines: rows as readonly JsonObject[] },
    });
    await this.engine.idle();
    const { total } = await this.engine.variables(instanceId);
    this.narrator.say({
      en: `  ${who.en} corrects it: ${money(total, 'en')} RUB now; the rest is as it was typed.`,
      ru: `  ${who.ru} исправляет: теперь ${money(total, 'ru')} ₽; остальное осталось как было введено.`,
    });
  }

  private async ended(instanceId: string): Promise<void> {
    const { decision, card, budgetLeft } = (await this.engine.variables(instanceId)) as unknown as {
      decision?: JsonObject;
      card?: JsonObject;
      budgetLeft?: number;
    };
    if (decision?.['outcome'] !== 'approved')
      return this.narrator.say({
        en: '  The request ends: refused; Anna was told why.',
        ru: '  Заявка завершена: отказ; Анна знает причину.',
      });
    this.narrator.say({
      en: `  Budget reserved (${money(budgetLeft, 'en')} left), entered into the purchase plan, card ${String(card?.['number'])} opened, Anna was told. The request ends.`,
      ru: `  Бюджет зарезервирован (остаток ${money(budgetLeft, 'ru')}), внесено в план закупок, заведена карточка ${String(card?.['number'])}, Анна оповещена. Заявка завершена.`,
    });
  }

  private async whoMay({ elementId, assignee, offeredTo }: WorkItemView): Promise<string> {
    const people = deciders[elementId] ?? [];
    return assignee ?? people.find((person) => offeredTo.includes(`user:${person}`)) ?? people[0] ?? 'boris';
  }

  /** Keeps the budget line above what one story may need. */
  private async keepFunded(): Promise<void> {
    const account = await this.engine.records.account(line.register, line.id);
    const dearest = Math.max(...stories.map(({ quantity, price }) => quantity * price));
    if ((account?.available ?? 0) >= dearest) return;
    await this.topUp(grant);
    this.narrator.say({
      en: `  Vera adds ${money(grant, 'en')} RUB to the budget line.`,
      ru: `  Вера зачисляет на статью бюджета ${money(grant, 'ru')} ₽.`,
    });
  }

  private async topUp(amount: number): Promise<void> {
    const { instanceId } = await this.engine.start('topUpBudget', { actor: 'vera', data: { budgetLine: line, amount, basis: 'demo' } });
    for (let looks = 0; looks < mostMoves; looks++) {
      await this.engine.idle();
      if ((await this.engine.instance(instanceId))?.status !== 'active') return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new MillraceError('STORE_UNAVAILABLE', { reason: 'the budget could not be topped up' });
  }
}

function requestOf({ subject, supplier, item, quantity, price }: Story, language: 'en' | 'ru'): JsonObject {
  return {
    subject: subject[language],
    supplier: { register: 'suppliers', id: supplier },
    budgetLine: line,
    lines: [{ _id: 'r1', item: item[language], quantity, price }],
  };
}

function money(value: unknown, language: 'en' | 'ru'): string {
  return typeof value === 'number' ? value.toLocaleString(language === 'ru' ? 'ru-RU' : 'en-GB') : '—';
}
