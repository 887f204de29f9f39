export { checkedValue, referenceOf, valueKey, type CheckedValue } from '../behaviors/checked-value.js';
