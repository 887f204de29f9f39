export { readApplication, type ReadApplication } from './files/read-application.js';
