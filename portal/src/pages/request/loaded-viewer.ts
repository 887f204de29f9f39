// A module of its own, so that the chunk holds the viewer only.
export { ProcessViewer } from '@millrace/designer/viewer';
