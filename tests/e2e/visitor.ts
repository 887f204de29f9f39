import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, type RunnerTestCase } from 'vitest';

/** What a purchase request asks for. */
export interface Purchase {
  readonly subject: string;
  readonly quantity: number;
  readonly price: string;
}

/** What a person sits at. */
export interface Surroundings {
  readonly phone?: boolean;
  readonly language?: 'en' | 'ru';
  readonly scheme?: 'light' | 'dark';
}

/** A person at a browser of their own, in English unless told otherwise. */
export class Visitor {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly address: string,
    /** What went wrong in the page without the person's doing: errors of scripts and of the security policy. */
    readonly faults: string[],
    private readonly language: 'en' | 'ru',
  ) {}

  static async arrive(browser: Browser, address: string, options: Surroundings = {}): Promise<Visitor> {
    const { language = 'en', scheme = 'light' } = options;
    const context = await browser.newContext({
      locale: language === 'ru' ? 'ru-RU' : 'en-GB',
      colorScheme: scheme,
      timezoneId: 'Europe/Moscow',
      viewport: options.phone === true ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text())) faults.push(message.text());
    });
    return new Visitor(context, page, address, faults, language);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.address + path);
  }

  /** Signs in, and switches to the language of this visit where the account reads another. */
  async signIn(login: string): Promise<void> {
    await this.open('/sign-in');
    await this.page.getByLabel(/^Name or e-mail|^Login|^Имя или/).fill(login);
    await this.page.getByLabel(/^Password|^Пароль/).fill('millrace-demo');
    await this.page.getByRole('button', { name: /^(?:Sign in|Войти)$/ }).click();
    await this.page.waitForURL((url) => !url.pathname.includes('sign-in'));
    await this.speak(this.language);
  }

  /** The address of the first link of a page that matches. */
  async firstLink(path: string, wanted: RegExp): Promise<string> {
    await this.open(path);
    const links = this.page.getByRole('main').getByRole('link');
    const find = async (): Promise<string | undefined> =>
      (await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))).find((href) => wanted.test(href));
    await expect.poll(find, { timeout: 20_000 }).toBeDefined();
    return (await find()) ?? '';
  }

  /** Fills the purchase form without sending it. */
  async fillPurchase({ subject, quantity, price }: Purchase): Promise<void> {
    const form = this.page.getByRole('main');
    await this.open('/services/purchase');
    await form.getByLabel('What is it for?').fill(subject);
    await this.choose('Supplier', 'Bright');
    await this.choose('Budget line', '2026');
    const add = form.getByRole('button', { name: 'Add a line' });
    await add.waitFor();
    if ((await form.getByLabel(/^Item/).count()) === 0) await add.click();
    await form.getByLabel(/^Item/).fill(subject);
    await form.getByLabel(/^Quantity/).fill(String(quantity));
    await form.getByLabel(/^Price/).fill(price);
    await this.page.keyboard.press('Tab');
  }

  /** Sends what is filled in, and answers the request's number and page. */
  async send(): Promise<{ readonly number: string; readonly path: string }> {
    const main = this.page.getByRole('main');
    await main.getByRole('button', { name: 'Check and send' }).click();
    await main.getByRole('button', { name: 'Send', exact: true }).click();
    return this.sent();
  }

  /** The page after sending: number and address of the request. */
  async sent(): Promise<{ readonly number: string; readonly path: string }> {
    const main = this.page.getByRole('main');
    await this.page.waitForURL(/\/sent\//);
    const path = await main.getByRole('link', { name: 'Open the request' }).getAttribute('href');
    const number = /PR-[0-9-]+/.exec(await main.innerText())?.[0] ?? '';
    return { number, path: path ?? '' };
  }

  async ask(purchase: Purchase): Promise<{ readonly number: string; readonly path: string }> {
    await this.fillPurchase(purchase);
    return this.send();
  }

  /** Opens the task of a request in the inbox. */
  async openTask(number: string): Promise<void> {
    await this.open('/inbox');
    await this.page
      .getByRole('main')
      .getByRole('link', { name: new RegExp(number) })
      .first()
      .click();
    await this.page
      .getByRole('heading', { name: new RegExp(number) })
      .first()
      .waitFor();
  }

  /** Decides about a request that waits in the inbox, and waits until the decision is taken. */
  async decide(number: string, decision: 'Approve' | 'Refuse' | 'Return for correction', reason?: string): Promise<void> {
    await this.openTask(number);
    await this.page.getByRole('main').getByRole('button', { name: decision, exact: true }).click();
    const taken = this.page.waitForResponse((response) => response.url().endsWith('/complete') && response.request().method() === 'POST');
    if (reason !== undefined) {
      const dialog = this.page.getByRole('dialog');
      await dialog.getByRole('textbox').fill(reason);
      await dialog.getByRole('button', { name: decision, exact: true }).click();
    }
    expect((await taken).status()).toBe(200);
  }

  /** What the request's page says. */
  requestText(path: string): Promise<string> {
    return this.requestTextIn(path, 'What happened');
  }

  /** The same in any language; `history` is the heading of what happened. */
  async requestTextIn(path: string, history: string): Promise<string> {
    await this.open(path);
    const main = this.page.getByRole('main');
    await main.getByRole('heading', { name: history }).waitFor();
    // The form and the route come a moment after the page.
    await expect.poll(() => main.locator('.MuiSkeleton-root').count(), { timeout: 20_000 }).toBe(0);
    return main.innerText();
  }

  /** What the person sees now, for whoever wonders why a test failed: a picture beside, the page's words in the error, which is all that a machine far away tells. */
  async testify(failed: Readonly<RunnerTestCase>, who: string | number): Promise<void> {
    const path = join(tmpdir(), 'millrace-e2e', `${`${failed.name} ${who}`.replaceAll(/[^a-z0-9]+/gi, '-')}.png`);
    await this.page.screenshot({ path, fullPage: true }).catch(() => undefined);
    const words = await this.page.innerText('body', { timeout: 1000 }).catch(String);
    const [error] = failed.result?.errors ?? [];
    if (error) error.message += `\n${who} saw ${this.page.url()} (${path}):\n${words.replaceAll(/\s+/g, ' ').slice(0, 600)}`;
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  private async choose(label: string, words: string): Promise<void> {
    const field = this.page.getByRole('main').getByLabel(label);
    await field.fill(words);
    await this.page.getByRole('option').first().click();
  }

  /** The button that switches the language names the other one. */
  private async speak(language: 'en' | 'ru'): Promise<void> {
    const [wanted, other] = language === 'en' ? ['English', 'Русский'] : ['Русский', 'English'];
    const button = this.page.getByRole('button', { name: wanted });
    // After signing in the page turns to the account's language in a moment, and until then offers the other one.
    const theirs = await this.page.evaluate(async () => {
      const session = (await (await fetch('/api/v1/session')).json()) as { readonly person?: { readonly language?: string | null } };
      return session.person?.language ?? null;
    });
    if (theirs !== null) await this.page.locator(`html[lang="${theirs}"]`).waitFor({ state: 'attached' });
    // On a phone it stands in a menu; turned round, the page shows it.
    const size = this.page.viewportSize();
    await this.page.setViewportSize({ width: 1280, height: 900 });
    await this.page
      .getByRole('button', { name: /^(?:English|Русский)$/ })
      .first()
      .waitFor();
    if ((await button.count()) > 0) {
      const kept = this.page.waitForResponse((response) => response.request().method() === 'PATCH');
      await button.click();
      await this.page.getByRole('button', { name: other }).waitFor();
      await kept;
    }
    if (size !== null) await this.page.setViewportSize(size);
  }
}
