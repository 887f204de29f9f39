import { checkAggregate, checkBody, checkLimit, checkWhole, partsOfCommitId } from '../contract/index.js';
import { text } from './encode.js';
import { EPOCH_STEP } from './layout.js';
import type { Store } from '../../ports/index.js';
import type { Bound } from './messages.js';

/** How a store forgets: `change` runs statements in one transaction and answers how many rows they changed. */
export function forgetting(
  change: (statements: readonly Bound[]) => Promise<number>,
): Pick<Store, 'forgetCommits' | 'rewriteCommit' | 'dropSnapshot'> {
  return {
    async forgetCommits(aggregate, through, limit) {
      checkAggregate(aggregate);
      checkWhole(through, 'through');
      checkLimit(limit);
      const sql = 'DELETE FROM commits WHERE n IN (SELECT n FROM commits WHERE aggregate = ? AND revision <= ? ORDER BY revision LIMIT ?)';
      return change([{ sql, params: [aggregate, through, limit] }]);
    },
    async rewriteCommit({ id, aggregate, revision }, body) {
      checkAggregate(aggregate);
      checkWhole(revision, 'revision');
      checkBody(aggregate, body);
      const { epoch, seq } = partsOfCommitId(id);
      const sql = `UPDATE commits SET body = ? WHERE aggregate = ? AND revision = ? AND n = (SELECT n FROM epochs WHERE epoch = ?) * ${EPOCH_STEP} + ?`;
      return (await change([{ sql, params: [text(body), aggregate, revision, epoch, seq] }])) === 1;
    },
    async dropSnapshot(aggregate) {
      checkAggregate(aggregate);
      const params = [aggregate];
      await change([
        { sql: 'DELETE FROM snapshots WHERE aggregate = ?', params },
        { sql: 'DELETE FROM snapshot_parts WHERE aggregate = ?', params },
      ]);
    },
  };
}
