import type { DecisionContext, Questions } from './aggregate.js';

/** The context of one command. What is deployed does not change within it, so many calls of one process ask once; `onExpression` hears of each expression. */
export function askingOnce(context: DecisionContext, onExpression: () => void): DecisionContext {
  const deployments = new Map<string, unknown>();
  const once = <K extends keyof Questions>(kind: K, question: Questions[K]['ask']): Questions[K]['answer'] => {
    const asked = `${kind} ${JSON.stringify(question)}`;
    if (!deployments.has(asked)) deployments.set(asked, context.ask(kind, question));
    return deployments.get(asked);
  };
  return {
    ...context,
    ask: (kind, question) => {
      if (kind === 'expression') onExpression();
      return kind === 'latest' || kind === 'deployed' ? once(kind, question) : context.ask(kind, question);
    },
  };
}
