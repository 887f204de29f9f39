import Divider from '@mui/material/Divider';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { useDefinedNode } from '../fields/node-words.js';
import { useForm } from '../form-context.js';
import { wordsIn } from '../words/value-text.js';
import type { NodeProps } from './NodeView.js';

/** A heading, a paragraph or a line between fields. */
export function StaticNode({ nodeId, level }: NodeProps): ReactElement {
  const { store, language } = useForm();
  const node = useDefinedNode(nodeId);
  const type = store.form.nodes.get(nodeId)?.type;
  if (type === 'divider') return <Divider />;
  const text = wordsIn(node.text, language) || wordsIn(node.label, language);
  if (type === 'heading') {
    return (
      <Typography component={level <= 2 ? 'h2' : 'h3'} variant={level <= 2 ? 'h2' : 'h3'}>
        {text}
      </Typography>
    );
  }
  return (
    <Typography color="textSecondary" sx={{ whiteSpace: 'pre-line' }}>
      {text}
    </Typography>
  );
}
