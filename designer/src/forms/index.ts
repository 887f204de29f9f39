/** Forms drawn from their definitions, checked in the browser by the same code as on the server. */
export type {
  FormAccess,
  FormLanguage,
  FormProblem,
  FormSheet,
  FormSubmission,
  FormWords,
  GeneratedFormHandle,
  GeneratedFormProps,
  LookUp,
  LookupItem,
  LookupPage,
  RecordReference,
} from './contract.js';
export { formTexts, type FormTexts } from './texts.js';
export { GeneratedForm } from './GeneratedForm.js';
