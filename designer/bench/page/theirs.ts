import Modeler from 'bpmn-js/lib/Modeler';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';

interface Canvas {
  focus(): void;
  zoom(to: number | 'fit-viewport'): void;
  viewbox(box?: object): { readonly x: number; readonly y: number; readonly scale: number };
}

/** Opens a diagram in bpmn-js. */
export async function openTheirs(root: HTMLElement, xml: string): Promise<void> {
  const modeler = new Modeler({ container: root });
  await modeler.importXML(xml);
  const canvas = modeler.get<Canvas>('canvas');
  canvas.zoom('fit-viewport');
  window.surface = {
    look: (x, y, zoom) => canvas.viewbox({ x, y, width: root.clientWidth / zoom, height: root.clientHeight / zoom }),
    lookAtAll: () => canvas.zoom('fit-viewport'),
    focus: () => canvas.focus(),
    chosen: () => modeler.get<{ get(): readonly unknown[] }>('selection').get().length,
    place: (id) => {
      const box = document.querySelector(`[data-element-id="${id}"] .djs-visual`)?.getBoundingClientRect();
      return box && [box.x, box.y, box.width, box.height];
    },
    view: () => document.querySelector('.viewport')?.getAttribute('transform') ?? '',
  };
}
