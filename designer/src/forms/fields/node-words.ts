import type { CompiledForm } from '@millrace/engine/forms';
import type { FormDefinition, Text } from '@millrace/schemas';
import { createContext, use } from 'react';
import { useForm } from '../form-context.js';
import { type FieldFacts, wordsIn } from '../words/value-text.js';
import { subSchema } from './sub-schema.js';

/** A node of any type, with all that one may have. */
export interface NodeWords {
  readonly label?: Text;
  readonly help?: Text;
  readonly text?: Text;
  readonly placeholder?: Text;
  readonly span?: { readonly phone?: number; readonly wide?: number };
  readonly options?: { readonly addLabel?: Text };
}

/** The definition around: the texts are only there. */
export const DefinitionContext = createContext<FormDefinition | null>(null);

/** The node as it was defined. */
export function useDefinedNode(nodeId: string): NodeWords {
  const nodes = (use(DefinitionContext)?.nodes ?? {}) as Readonly<Record<string, NodeWords>>;
  return (Object.hasOwn(nodes, nodeId) ? nodes[nodeId] : undefined) ?? {};
}

/** The texts of a node in the reader's language. A field without a label is called by its name in the data. */
export function useNodeWords(nodeId: string): { readonly label: string; readonly help: string; readonly placeholder: string } {
  const { language, store } = useForm();
  const node = useDefinedNode(nodeId);
  return {
    label: wordsIn(node.label, language) || (store.form.nodes.get(nodeId)?.path?.at(-1) ?? ''),
    help: wordsIn(node.help, language),
    placeholder: wordsIn(node.placeholder, language),
  };
}

const known = new WeakMap<CompiledForm, Map<string, FieldFacts>>();

/** The type, options and scale of a node; the same object for the same form. */
export function nodeFacts(form: CompiledForm, nodeId: string): FieldFacts {
  let facts = known.get(form);
  if (!facts) known.set(form, (facts = new Map()));
  let found = facts.get(nodeId);
  if (!found) {
    const node = form.nodes.get(nodeId);
    const scale: unknown = (subSchema(form, nodeId) as Readonly<Record<string, unknown>>)['x-scale'];
    found = { type: node?.type ?? '', options: node?.options ?? {}, scale: typeof scale === 'number' ? scale : undefined };
    facts.set(nodeId, found);
  }
  return found;
}
