export { apiBase, openApiDocument, type OpenApiDocument } from './document.js';
export { plainSchema, type PlainSchema } from './plain-schema.js';
