/**
 * The faces of a file that leaves the house, Word's and Visio's own first: they take the first name and know nothing of ours. Texts are measured
 * with Inter, which is wider, so that they fit.
 */
export const fileFaces = "Arial, 'Segoe UI', 'Helvetica Neue', Helvetica, 'Liberation Sans', sans-serif";
