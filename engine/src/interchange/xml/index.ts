export { decodeXml, encodingOf, EncodingRefused, type MakeDecoder } from './encoding.js';
export { readXml, undeclaredSpace, XmlRefused, xmlLimits, type XmlDocument, type XmlLimits } from './read-xml.js';
export {
  attributeOf,
  comparable,
  elementsOf,
  plainAttribute,
  significant,
  textOf,
  withStrayText,
  xmlElement,
  xmlText,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from './tree.js';
export { writeNode, writeNodes } from './write-xml.js';
