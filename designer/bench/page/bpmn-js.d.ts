/** What the bench uses of bpmn-js. */
declare module 'bpmn-js/lib/Modeler' {
  export default class Modeler {
    constructor(options: { readonly container: HTMLElement });
    importXML(xml: string): Promise<unknown>;
    get<T>(name: string): T;
  }
}
declare module '*.css';
