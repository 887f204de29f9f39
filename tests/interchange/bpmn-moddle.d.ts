/** What the tests use of another tool's parser, which comes without types. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    fromXML(
      xml: string,
    ): Promise<{ readonly rootElement: object; readonly warnings: readonly { readonly message: string; readonly value?: unknown }[] }>;
  }
}
