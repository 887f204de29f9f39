import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { validateDefinition } from '@millrace/schemas';
import { describe, expect, it } from 'vitest';
import { top } from '../../scripts/repository.mjs';
import { allPages, type CodeBlock, codeBlocksIn } from './code-blocks.js';
import { runBlock } from './run-block.js';

const pages = allPages();
const blocks = pages.flatMap(({ page, markdown }) => codeBlocksIn(page, markdown));
const place = ({ page, line }: CodeBlock): string => `${page}:${line}`;
const isCode = ({ language }: CodeBlock): boolean => language === 'ts' || language === 'js';
const runnable = blocks.filter((block) => isCode(block) && block.words.includes('run'));
const { scripts } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { scripts: Readonly<Record<string, string>> };
const pnpmOwnCommands = ['install', 'add', 'exec', '--filter'];

/** Words after `npx -y pnpm@12` that name neither a script of ours nor a command of pnpm. */
function unknownCommands(text: string): readonly string[] {
  const said = [...text.matchAll(/npx -y pnpm@12 (\S+)/g)].map(([, word = '']) => word.replaceAll(/[`.,;)]+$/g, ''));
  return said.filter((word) => !(word in scripts) && !pnpmOwnCommands.includes(word));
}

/** What is wrong with a block of JSON. A definition (`kind`) is checked as for deployment; `part` says that something is left out. */
function whyNotJson(block: CodeBlock): readonly string[] {
  if (block.words.includes('part')) return [];
  try {
    const value = JSON.parse(block.text) as unknown;
    const isDefinition = typeof value === 'object' && value !== null && 'kind' in value && 'format' in value;
    const checked = isDefinition ? validateDefinition(value) : null;
    return checked?.ok === false ? checked.problems.map(({ code, pointer }) => `${place(block)}: ${code} at ${pointer}`) : [];
  } catch (error) {
    return [`${place(block)}: ${String(error)}`];
  }
}

/** Relative links of a page that lead nowhere. */
function brokenLinks(page: string, markdown: string): readonly string[] {
  const withoutCode = markdown.replaceAll(/^( *)(`{3,})[\s\S]*?^\1\2$/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const targets = [...withoutCode.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^(?:[a-z]+:|#)/.test(target) && !existsSync(join(top, dirname(page), target.replace(/#.*/, ''))));
}

describe('the documentation', () => {
  it.each(runnable.map((block) => [place(block), block] as const))('%s runs', { timeout: 90_000 }, async (_place, block) => {
    const { code, output, errors } = await runBlock(
      block,
      blocks.filter(({ page }) => page === block.page),
    );
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    if (block.output !== undefined) expect(output.trimEnd()).toBe(block.output.trimEnd());
  });

  it('runs every block of code that it shows, or says that it is only a part', () => {
    const idle = blocks.filter((block) => isCode(block) && !block.words.includes('run') && !block.words.includes('part'));
    expect(idle.map((block) => `${place(block)}: write \`\`\`${block.language} run (or part) so that the reader can trust it.`)).toEqual(
      [],
    );
  });

  it('shows JSON that can be read, and definitions that hold', () => {
    expect(blocks.flatMap((block) => (block.language === 'json' ? whyNotJson(block) : []))).toEqual([]);
  });

  it.each(pages.map(({ page, markdown }) => [page, markdown] as const))('%s names commands and links that are there', (page, markdown) => {
    expect(unknownCommands(markdown)).toEqual([]);
    expect(brokenLinks(page, markdown)).toEqual([]);
  });

  it('tells the two commands that CI runs', () => {
    const readme = pages.find(({ page }) => page === 'README.md')?.markdown ?? '';
    const ci = readFileSync(join(top, '.ci/run'), 'utf8');
    for (const command of ['npx -y pnpm@12 start', 'npx -y pnpm@12 test']) {
      expect(readme).toContain(command);
      expect(ci).toContain(command);
    }
  });

  it('is searched in a way that finds what is wrong', () => {
    expect(unknownCommands('Type `npx -y pnpm@12 fly`.')).toEqual(['fly']);
    expect(brokenLinks('README.md', 'See [this](docs/nowhere.md), [that](LICENSE) and `[code](x.md)`.')).toEqual(['docs/nowhere.md']);
    expect(codeBlocksIn('a.md', '```ts run\nlet x;\n```\n\n```text output\nhi\n```\n')[0]).toMatchObject({
      line: 1,
      language: 'ts',
      words: ['run'],
      text: 'let x;',
      output: 'hi',
    });
    const json = codeBlocksIn('a.md', '```json\n{ "kind": "form", "format": 1 }\n```\n\n```json\n{ "x": 1, }\n```\n');
    expect(json.map((block) => whyNotJson(block).length > 0)).toEqual([true, true]);
    expect(() => codeBlocksIn('a.md', 'text\n```ts\nlet x;\n')).toThrow('a.md:2');
  });
});
