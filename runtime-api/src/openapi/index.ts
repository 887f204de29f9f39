export { apiBase, openApiDocument, type OpenApiDocument } from './document.js';
