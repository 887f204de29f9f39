import { svgFile, type SvgFileWishes } from '../../export/index.js';
import { exportFailure } from './failure.js';

/** What a canvas holds everywhere: Safari on phones stops at 16.7 million pixels, some cards at 16 384 along a side. */
export const mostPixels = 16_777_216;
const longestSide = 16_384;

/** The pixels of a picture. @throws ExportFailure `tooLarge` when no canvas would hold them. */
export function pngSize(width: number, height: number, scale: number): { readonly width: number; readonly height: number } {
  const [wide, high] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  if (wide * high > mostPixels || Math.max(wide, high) > longestSide) throw exportFailure('tooLarge', { width: wide, height: high });
  return { width: wide, height: high };
}

/** The largest of some scales that a canvas holds; `undefined` for a drawing that is too large for all. */
export function fittingScale(width: number, height: number, scales: readonly number[]): number | undefined {
  return [...scales]
    .sort((one, other) => other - one)
    .find((scale) => {
      try {
        return pngSize(width, height, scale).width > 0;
      } catch {
        return false;
      }
    });
}

/** A plane of a process as a PNG, drawn by the browser from its SVG. @param scale 1, 2 or 3 pixels for one of the drawing. @throws ExportFailure */
export async function pngFile(definition: unknown, scale: number, wishes: SvgFileWishes = {}): Promise<Blob> {
  const { svg, width, height } = svgFile(definition, wishes);
  const size = pngSize(width, height, scale);
  const image = new Image(size.width, size.height);
  // A data address: a page under a strict policy takes no other picture made in it.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode().catch((cause: unknown) => {
    throw exportFailure('notDrawn', {}, cause);
  });
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  canvas.getContext('2d')?.drawImage(image, 0, 0, size.width, size.height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => {
      if (blob) done(blob);
      else failed(exportFailure('notDrawn', {}));
    }, 'image/png');
  });
}
