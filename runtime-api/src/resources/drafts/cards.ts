import { mapOfElement, type DraftComment, type DraftRow, type DraftState } from '@millrace/engine';
import type { Call } from '../../http/operation.js';
import type { RowFields } from '../../rights/index.js';
import { Names } from '../names.js';
import type * as contracts from './contract.js';

type Card = contracts.DraftCard;

/** Drafts as lists show them, each with how it stands to what is deployed. */
export async function cardsOf(call: Call, rows: readonly DraftRow[]): Promise<Card[]> {
  const { engine } = call.service;
  const rights = await call.service.rights.of(call);
  const names = await Names.read(
    call,
    rows.flatMap(({ createdBy, changedBy }) => [`user:${createdBy}`, `user:${changedBy}`]),
  );
  const mayDeploy = rights.filter('deploy', 'application') !== 'none';
  return Promise.all(
    rows.map(async (row): Promise<Card> => {
      const { id, kind, definition, name, status, copyName, origin, base, revision, createdBy, changedBy, expiresAt, openComments } = row;
      const published = await engine.drafts.published(row);
      const update = rights.may('update', 'draft', definition, fieldsOf(row));
      return {
        id,
        kind: kind as Card['kind'],
        definition,
        name,
        state: status as Card['state'],
        ...(copyName === null ? {} : { copyName }),
        ...(origin === null ? {} : { origin }),
        ...(base === null ? {} : { base }),
        revision,
        createdBy: names.person(createdBy),
        createdAt: instant(row.createdAt),
        changedBy: names.person(changedBy),
        changedAt: instant(row.changedAt),
        ...(expiresAt === null ? {} : { expiresAt: instant(expiresAt) }),
        openComments,
        published: published && {
          application: published.application,
          version: published.version,
          layoutRevision: published.layoutRevision,
          at: instant(published.at),
          executed: published.sameExecuted ? 'same' : 'differs',
          drawn: published.sameDrawn ? 'same' : 'differs',
        },
        may: { update, publish: update && mayDeploy && status === 'live' },
      };
    }),
  );
}

/** The fields of a draft's row that rights are judged by. */
export function fieldsOf({ kind, definition, status, createdBy, changedBy, changedAt, expiresAt }: DraftRow): RowFields {
  return { kind, definition, status, createdBy, changedBy, changedAt, expiresAt };
}

/** What was said about a draft, the oldest first. */
export async function commentsOf(call: Call, { comments, definition }: DraftState): Promise<contracts.DraftComment[]> {
  const all = Object.values(comments).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const names = await Names.read(
    call,
    all.flatMap(({ by, resolved }) => [`user:${by}`, ...(resolved === null ? [] : [`user:${resolved.by}`])]),
  );
  return all.map(({ id, of, element, elementName, text, by, at, editedAt, resolved }: DraftComment) => ({
    id,
    ...(of === null ? {} : { of }),
    ...(element === null || of !== null
      ? {}
      : {
          element: {
            id: element,
            ...(elementName === null ? {} : { name: elementName }),
            gone: mapOfElement(definition, element) === null,
          },
        }),
    text,
    by: names.person(by),
    at: instant(at),
    ...(editedAt === null ? {} : { editedAt: instant(editedAt) }),
    ...(resolved === null ? {} : { resolved: { by: names.person(resolved.by), at: instant(resolved.at) } }),
    own: by === call.person,
  }));
}

const instant = (at: number): string => new Date(at).toISOString();
