export { ProcessDesigner, type ProcessDesignerProps } from './ProcessDesigner.js';
