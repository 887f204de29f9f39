/** What we use of pdfmake 0.3, which brings no types. */
declare module 'pdfmake/build/pdfmake' {
  interface Written {
    getBlob(): Promise<Blob>;
  }
  const pdfMake: {
    addVirtualFileSystem(files: unknown): void;
    createPdf(document: object): Written;
  };
  export default pdfMake;
}

/** Roboto with Cyrillic, as base64 by file name. */
declare module 'pdfmake/build/vfs_fonts' {
  const files: unknown;
  export default files;
}
