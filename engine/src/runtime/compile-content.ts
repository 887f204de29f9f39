import type { JsonObject } from '@millrace/schemas';
import { compileDecision } from '../decisions/index.js';
import { compileForm } from '../forms/index.js';
import { compileProcess } from '../model/compile-process.js';
import type { DeployedProcess } from '../model/executable.js';

/** A deployed content as decisions use it. What is not compiled is the definition itself. Contents were checked when they were deployed. */
export function compileContent(content: JsonObject): unknown {
  switch (content['kind']) {
    case 'process': {
      const { links, ...definition } = content as JsonObject & { readonly links?: DeployedProcess['links'] };
      const deployed: DeployedProcess = {
        process: compileProcess(definition as unknown as Parameters<typeof compileProcess>[0]),
        links: links ?? { form: {}, decision: {} },
      };
      return deployed;
    }
    case 'form':
      return compileForm(content as unknown as Parameters<typeof compileForm>[0]);
    case 'decision':
      return compileDecision(content as unknown as Parameters<typeof compileDecision>[0]);
    default:
      return content;
  }
}
