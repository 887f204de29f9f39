import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { top } from '../../scripts/repository.mjs';
import { pathsBelow } from '../architecture/sources.js';

/** A fenced block of a Markdown page. */
export interface CodeBlock {
  /** From the top of the repository, with slashes. */
  readonly page: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** `ts`, `json`, `sh` …; empty when none is named. */
  readonly language: string;
  /** What follows the language, for example `run` or `process`. */
  readonly words: readonly string[];
  readonly text: string;
  /** The `text output` block that comes next, if one does: what running this one prints. */
  readonly output?: string;
}

/** Blocks of one page, in order. Throws on a fence that is never closed. */
export function codeBlocksIn(page: string, markdown: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const opening = /^( *)(`{3,})([^`]*)$/.exec(lines[at] ?? '');
    if (!opening) continue;
    const [, indent = '', fence = '', info = ''] = opening;
    const closing = lines.findIndex((line, index) => index > at && line.trim() === fence);
    if (closing < 0) throw new Error(`${page}:${at + 1}: expected the code block to end with ${fence}, but it does not.`);
    const [language = '', ...words] = info.trim().split(/\s+/);
    const text = lines
      .slice(at + 1, closing)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .join('\n');
    blocks.push({ page, line: at + 1, language, words, text });
    at = closing;
  }
  return blocks.map((block, index) => {
    const next = blocks[index + 1];
    return next?.words.includes('output') ? { ...block, output: next.text } : block;
  });
}

/** Pages that people read: the README and everything below docs. */
export function allPages(): readonly { readonly page: string; readonly markdown: string }[] {
  return ['README.md', 'CHANGELOG.md', ...pathsBelow('docs').filter((path) => path.endsWith('.md'))].map((page) => ({
    page,
    markdown: readFileSync(join(top, page), 'utf8'),
  }));
}
