/** What can be drawn: entries of the palette and the popup, properties with their words, times in words. Pure: without React or a browser. */
export { allEntries, entryById, inGroups } from './catalogue/all-entries.js';
export {
  entryGroups,
  isThing,
  type CatalogueEntry,
  type ElementDescriptor,
  type EntryGroup,
  type NewBand,
  type ScopeKind,
} from './catalogue/entry.js';
export { iconOf, type EntryIcon } from './catalogue/icon.js';
export { entriesFor, entriesOn, entryFits, type Wish } from './catalogue/offers.js';
export { searchEntries } from './catalogue/search.js';
export { entryOf, isAlready, replacementBy } from './catalogue/variant.js';
export { elementDescriptors } from './element-types.js';
export { describeTiming } from './times/describe-timing.js';
export { nextTimes } from './times/next-times.js';
export { readCycle } from './times/read-cycle.js';
export { readLength } from './times/read-length.js';
export type { Condition, FieldKind, FieldOption, PropertyField, PropertyGroup } from './properties/field.js';
export { propertyGroups, type PropertyGroupId } from './properties/groups.js';
export { askedFields, createPropertyRegistry, valueAt, type PropertyAddition, type PropertyRegistry } from './properties/registry.js';
export { allSubjects, subjectOf, type Subject } from './properties/subjects.js';
