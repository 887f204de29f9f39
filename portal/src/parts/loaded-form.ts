// A module of its own, so that the chunk holds this form only and not everything that the designer has about forms.
export { GeneratedForm } from '@millrace/designer/forms';
