import FileDownload from '@mui/icons-material/FileDownloadOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Snackbar from '@mui/material/Snackbar';
import { useId, useState } from 'react';
import { fileName, passportHtml, printPage, svgFile, type PassportWishes } from '../../export/index.js';
import { reasonOf, type ExportReason } from './failure.js';
import { passportPdfFile } from './pdf.js';
import { fittingScale, pngFile } from './png.js';
import { printInFrame } from './print.js';
import { saveFile } from './save.js';
import { exportTexts } from './texts.js';

/** What `<ExportMenu>` takes. */
export interface ExportMenuProps {
  /** The process as it is now; read when something is chosen. */
  readonly definition: unknown;
  /** The plane that is shown: pictures are of it. Absent: the document's own. */
  readonly plane?: string;
  readonly language: 'en' | 'ru';
  /** What the passport says beside the definition: its version, the forms, names of people. Asked when it is made. */
  readonly passport?: () => PassportWishes | Promise<PassportWishes>;
}

const scales = [1, 2, 3];

/** A button that opens what can be made of a process: pictures, the diagram on paper, and the passport. */
export function ExportMenu({ definition, plane, language, passport }: ExportMenuProps) {
  const texts = exportTexts(language);
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ExportReason>();
  const wishes = { language, ...(plane === undefined ? {} : { plane }) };
  const run = (make: () => void | Promise<void>) => () => {
    setAnchor(null);
    setFailure(undefined);
    setBusy(true);
    void Promise.resolve()
      .then(make)
      .catch((error: unknown) => setFailure(reasonOf(error)))
      .finally(() => setBusy(false));
  };
  const picture = anchor ? svgFile(definition, wishes) : undefined;
  const largest = picture ? fittingScale(picture.width, picture.height, scales) : undefined;
  const nameOf = (ending: string): string => fileName(svgFile(definition, wishes).label, ending);
  const told = async (): Promise<PassportWishes> => (await passport?.()) ?? {};

  return (
    <>
      <Button
        size="small"
        aria-haspopup="menu"
        aria-controls={anchor ? id : undefined}
        aria-expanded={anchor !== null}
        aria-busy={busy}
        startIcon={<FileDownload fontSize="small" />}
        onClick={(event) => {
          if (!busy) setAnchor(event.currentTarget);
        }}
      >
        {busy ? texts.busy : texts.open}
      </Button>
      <Menu id={id} open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem
          onClick={run(() => {
            const { svg } = svgFile(definition, wishes);
            saveFile(new Blob([svg], { type: 'image/svg+xml' }), nameOf('svg'));
          })}
        >
          {texts.svg}
        </MenuItem>
        {scales.map((scale) => (
          <MenuItem
            key={scale}
            disabled={largest === undefined ? scale > 1 : scale > largest}
            onClick={run(async () => saveFile(await pngFile(definition, scale, wishes), nameOf('png')))}
          >
            {texts.png(scale)}
          </MenuItem>
        ))}
        <MenuItem onClick={run(() => printInFrame(printPage(definition, wishes)))}>{texts.print}</MenuItem>
        <Divider />
        <MenuItem
          onClick={run(async () => {
            const file = await passportPdfFile(definition, language, await told());
            saveFile(file, nameOf('pdf'));
          })}
        >
          {texts.passportPdf}
        </MenuItem>
        <MenuItem onClick={run(async () => printInFrame(passportHtml(definition, language, await told())))}>{texts.passportPrint}</MenuItem>
      </Menu>
      <Snackbar
        open={failure !== undefined}
        onClose={() => setFailure(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      >
        <Alert severity="error" onClose={() => setFailure(undefined)} closeText={texts.close}>
          {failure === undefined ? '' : texts.reasons[failure]}
        </Alert>
      </Snackbar>
    </>
  );
}
