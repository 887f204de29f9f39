/** Address of a file that the bundler copies beside the page. */
declare module '*.woff2?url' {
  const address: string;
  export default address;
}

/** Styles that a package brings along. */
declare module '*.css';
