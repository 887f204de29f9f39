import { passportPdf, passportWords, type PassportLanguage, type PassportWishes } from '../../export/index.js';
import { exportFailure } from './failure.js';

/** The passport of a process as a PDF, written in the browser. pdfmake and its face, two megabytes, are fetched when they are first needed. */
export async function passportPdfFile(definition: unknown, language: PassportLanguage, wishes: PassportWishes = {}): Promise<Blob> {
  const words = passportWords(language);
  try {
    const [{ default: pdfMake }, { default: fonts }] = await Promise.all([
      import('pdfmake/build/pdfmake'),
      import('pdfmake/build/vfs_fonts'),
    ]);
    pdfMake.addVirtualFileSystem(fonts);
    const footer = (page: number, pages: number) => ({ text: words.page(page, pages), alignment: 'center', margin: [0, 12, 0, 0] });
    return await pdfMake.createPdf({ ...passportPdf(definition, language, wishes), footer }).getBlob();
  } catch (cause) {
    throw exportFailure('notWritten', {}, cause);
  }
}
