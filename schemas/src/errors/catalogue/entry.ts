/** What the catalogue says of one code. */
export interface CatalogueEntry {
  /** The HTTP status at the edge; 200 is a warning. */
  readonly status: number;
  readonly en: string;
  readonly ru: string;
}
