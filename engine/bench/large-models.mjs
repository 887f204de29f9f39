/** Large models as people draw them, for the benchmarks of interchange and of the check: definitions, made by counting, with a layout. */

/** Elements of one row. */
const rowSize = 14;

const parts = [
  (id, n) => ({
    type: 'userTask',
    name: { en: `Fill in ${n}`, ru: `Заполнить ${n}` },
    documentation: 'What has to be filled in, and by whom.',
    assignment: { assignee: { relation: 'initiator' } },
    form: {
      ref: 'request',
      in: { subject: 'subject', total: 'total' },
      out: { total: 'total' },
      access: { '*': 'editable', fld_note: 'readOnly' },
    },
    due: 'P3D',
  }),
  (id, n) => ({
    type: 'approvalTask',
    name: { en: `Approve ${n}`, ru: `Согласовать ${n}` },
    approval: {
      participants: [{ relation: 'manager' }],
      order: 'parallel',
      rule: { type: 'all' },
      allowReturn: true,
      onReturn: 'askAll',
      result: 'decision',
    },
    form: { ref: 'approval', in: { subject: 'subject', total: 'total' }, access: { '*': 'readOnly' } },
    due: 'P1D',
  }),
  (id, n) => ({
    type: 'serviceTask',
    name: { en: `Book ${n}`, ru: `Провести ${n}` },
    service: {
      type: 'ledger.post',
      in: { account: `subject & '-${n}'`, amount: `$round(total * ${n % 7}.5, 2)` },
      out: { left: 'available' },
      timeout: 'PT30S',
      retry: { attempts: 3, backoff: 'PT10S', factor: 2, maxBackoff: 'PT1M' },
    },
  }),
  (id, n) => ({
    type: 'scriptTask',
    name: `Count ${n}`,
    script: { language: 'jsonata', set: { counted: `$sum([total, ${n}, $length(subject)])` } },
  }),
];

/**
 * A process definition with so many elements, or up to fourteen fewer: rows of a choice with conditions, a split and a join, user, approval, service and script tasks with forms, assignments and expressions, a timer on a task, an
 * open subprocess; in three lanes. Every expression is another one. Nothing is wrong with it.
 */
export function largeModel(size) {
  const elements = {};
  const flows = {};
  const shapes = {};
  const edges = {};
  const lanes = { staff: {}, managers: {}, programs: {} };
  for (const id of Object.keys(lanes)) lanes[id] = { parent: null, scope: 'main', name: { en: id, ru: id } };
  const names = Object.keys(lanes);
  let count = 0;
  const add = (id, element, scope = 'main') => {
    elements[id] = { scope, ...(scope === 'main' ? { lane: names[count % 3] } : {}), ...element };
    shapes[id] = { at: [(count % 40) * 150, Math.floor(count / 40) * 120, 100, 80] };
    count++;
    return id;
  };
  const flow = (from, to, more = {}) => {
    const id = `flow_${Object.keys(edges).length}`;
    edges[id] = { via: [[...shapes[from].at.slice(0, 2)], [...shapes[to].at.slice(0, 2)]] };
    flows[id] = { from, to, ...more };
    if (elements[from].type !== 'endEvent') (elements[from].outgoing ??= []).push(id);
    return id;
  };
  let last = add('start', { type: 'startEvent', form: { ref: 'request' } });
  for (let n = 0; count + rowSize < size; n++) {
    const task = (kind) => add(`task_${n}_${kind}`, parts[kind](`task_${n}_${kind}`, n));
    const [fill, approve] = [task(0), task(1)];
    flow(last, fill);
    flow(fill, approve);
    const late = add(`late_${n}`, {
      type: 'boundaryEvent',
      attachedTo: approve,
      cancelActivity: false,
      event: { type: 'timer', duration: 'PT8H' },
    });
    const told = add(`told_${n}`, { type: 'endEvent' });
    flow(late, told);
    const choice = add(`choice_${n}`, { type: 'exclusiveGateway', name: 'How much?' });
    flow(approve, choice);
    const [split, join, merge] = [`split_${n}`, `join_${n}`, `merge_${n}`].map((id) =>
      add(id, { type: id.startsWith('merge') ? 'exclusiveGateway' : 'parallelGateway' }),
    );
    flow(choice, split, { when: `total > ${1000 + n} and $contains(subject, 'a${n}')`, name: { en: 'much', ru: 'много' } });
    elements[choice].default = flow(choice, merge);
    for (const kind of [2, 3]) {
      const one = task(kind);
      flow(split, one);
      flow(one, join);
    }
    flow(join, merge);
    const sub = add(`sub_${n}`, { type: 'subProcess', name: { en: `Deliver ${n}`, ru: `Доставить ${n}` } });
    const [begin, work, end] = [
      add(`begin_${n}`, { type: 'startEvent' }, sub),
      add(`work_${n}`, { ...parts[0](`work_${n}`, n), lane: undefined }, sub),
      add(`end_${n}`, { type: 'endEvent' }, sub),
    ];
    delete elements[work].lane;
    flow(begin, work);
    flow(work, end);
    flow(merge, sub);
    last = sub;
  }
  flow(last, add('end', { type: 'endEvent' }));
  const text = (en) => ({ en, ru: en });
  return {
    kind: 'process',
    format: 1,
    id: 'large',
    name: text('Large'),
    participants: { pool: { process: 'main', name: text('Company') } },
    processes: {
      main: {
        executable: true,
        variables: {
          subject: { type: 'text', label: text('Subject') },
          total: { type: 'decimal', scale: 2, label: text('Total') },
          left: { type: 'decimal', scale: 2, label: text('Left') },
          counted: { type: 'decimal', scale: 2, label: text('Counted') },
          decision: { type: 'object', label: text('Decision') },
        },
      },
    },
    lanes,
    elements,
    flows,
    layout: { planes: { main: { of: 'large', order: [...Object.keys(shapes), ...Object.keys(edges)], shapes, edges } } },
  };
}
