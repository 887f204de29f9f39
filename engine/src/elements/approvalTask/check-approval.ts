import type { ElementDefinition } from '../../model/definition.js';
import type { ElementCheck } from '../../model/element-check.js';

const settings = ['participants', 'order', 'rule', 'allowSelfApproval', 'allowReturn', 'onReturn', 'result'];

/** Reports whatever of an approval task would not be executed exactly. */
export function checkApproval(element: ElementDefinition, check: ElementCheck): void {
  if (element['form'] !== undefined) check.form(['form']);
  if (element['priority'] !== undefined) check.wholeNumber(['priority'], 0, 100);
  if (element['due'] !== undefined) check.timing(['due'], 'timing');
  if (element['followUp'] !== undefined) check.timing(['followUp'], 'timing');
  const approval = check.object(['approval'], settings);
  if (!approval) return;
  const { participants } = approval;
  if (Array.isArray(participants) && participants.length > 0)
    participants.forEach((_, index) => check.participant(['approval', 'participants', index]));
  else check.report('ATTRIBUTE_INVALID', ['approval', 'participants'], { expected: 'a list of at least one participant' });
  check.takesObject(['approval', 'result']);
  if (approval['order'] !== undefined) check.word(['approval', 'order'], ['parallel', 'sequential']);
  if (approval['onReturn'] !== undefined) check.word(['approval', 'onReturn'], ['askAll', 'keepApprovals']);
  for (const flag of ['allowSelfApproval', 'allowReturn']) if (approval[flag] !== undefined) check.word(['approval', flag], [true, false]);
  if (approval['rule'] !== undefined) checkRule(check);
}

function checkRule(check: ElementCheck): void {
  const place = ['approval', 'rule'];
  const rule = check.object(place, ['type', 'value']);
  if (!rule) return;
  check.word([...place, 'type'], ['all', 'any', 'count', 'percent']);
  const { type, value } = rule;
  if (type === 'count') check.wholeNumber([...place, 'value'], 1, 10_000);
  else if (type === 'percent') {
    if (!(typeof value === 'number' && value > 0 && value <= 100))
      check.report('ATTRIBUTE_INVALID', [...place, 'value'], { expected: 'a percentage above 0 and up to 100' });
  } else if (value !== undefined)
    check.report('ATTRIBUTE_UNSUPPORTED', [...place, 'value'], {
      attribute: 'approval.rule.value',
      reason: 'only count and percent have a value',
    });
}
