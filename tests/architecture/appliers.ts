import { createHash } from 'node:crypto';
import ts from 'typescript';
import type { Source } from './sources.js';

/** The piece of code that folds one type of event into a state. */
export interface FoundApplier {
  /** `<room>/<event type>`, for example `execution/timerFired`. */
  readonly name: string;
  /** SHA-256 of its code without comments and layout. */
  readonly hash: string;
}

const printer = ts.createPrinter({ removeComments: true });

/**
 * Appliers of one text of `engine/src`: entries of an object called `…ppliers`, and in a function called `apply…` the cases of
 * `switch (event.type)` and the branches of `if (event.type === '…')`.
 */
export function appliersIn({ path, text }: Source): readonly FoundApplier[] {
  const room = /^engine\/src\/([^/]+)\//.exec(path)?.[1];
  if (!room) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found: FoundApplier[] = [];
  const add = (type: string, code: ts.Node): void => {
    const printed = printer.printNode(ts.EmitHint.Unspecified, code, file).replaceAll(/\s+/g, ' ');
    found.push({ name: `${room}/${type}`, hash: createHash('sha256').update(printed).digest('hex') });
  };
  const visit = (node: ts.Node, isInApply: boolean): void => {
    const inside = isInApply || isApplyFunction(node);
    if (ts.isVariableDeclaration(node) && /ppliers$/.test(node.name.getText())) {
      for (const member of memberList(node.initializer)) add(member.name.getText().replaceAll(/^['"]|['"]$/g, ''), member);
      return;
    }
    if (inside && ts.isCaseClause(node) && ts.isStringLiteral(node.expression) && asksEventType(node.parent.parent.expression)) {
      add(node.expression.text, node);
    } else if (inside && ts.isIfStatement(node) && ts.isBinaryExpression(node.expression)) {
      const { left, right, operatorToken } = node.expression;
      const isSame = operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
      if (isSame && asksEventType(left) && ts.isStringLiteral(right)) add(right.text, node.thenStatement);
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(file, false);
  return found;
}

type NamedMember = ts.ObjectLiteralElementLike & { readonly name: ts.PropertyName };

function memberList(node: ts.Expression | undefined): readonly NamedMember[] {
  if (!node || !ts.isObjectLiteralExpression(node)) return [];
  return node.properties.filter((member): member is NamedMember => member.name !== undefined);
}

function isApplyFunction(node: ts.Node): boolean {
  return (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && /^apply/.test(node.name?.getText() ?? '');
}

function asksEventType(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'type' && node.expression.getText() === 'event';
}

/**
 * What became of released events. `released` maps `<room>/<event type>` to the hash that its applier had when it was released.
 */
export function brokenPromises(released: Readonly<Record<string, string>>, found: readonly FoundApplier[]): readonly string[] {
  return Object.entries(released).flatMap(([name, hash]) => {
    const now = found.filter((applier) => applier.name === name);
    if (now.length === 0) {
      return [`${name} has been released and has no applier any more. Histories that hold it could not be read: put its applier back.`];
    }
    return now.some((applier) => applier.hash === hash)
      ? []
      : [
          `The applier of ${name} has been released and is frozen, but it has changed. Put it back, and give the event a new version with an applier of its own ` +
            `(for example '${name.slice(name.indexOf('/') + 1)}.2').`,
        ];
  });
}
