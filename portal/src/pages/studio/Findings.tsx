import { ActionButton, type Problem, ProblemNotice, StatusWord } from '@millrace/designer/patterns';
import { sizes } from '@millrace/designer/theme';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedProblem } from '../../api/problem.js';
import { useCommonTexts } from '../../parts/texts.js';
import { useWords } from '../../parts/words.js';
import { elementAt } from './element-at.js';

/** What a check or a publishing came to. */
export interface Found {
  readonly title: string;
  readonly problems: readonly ListedProblem[];
  /** Why nothing could be found out. */
  readonly failed?: Problem;
}

/** What `<Findings>` takes. */
export interface FindingsProps {
  readonly found: Found;
  /** What an element is called; null where it is not on the drawing. */
  readonly nameOf: (id: string) => string | null;
  readonly onGoTo: (id: string) => void;
  readonly onClose: () => void;
}

/** Tells what was found, each finding leading to its element. It takes the focus: it is the answer to what was pressed. */
export function Findings({ found, nameOf, onGoTo, onClose }: FindingsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const texts = useCommonTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [found]);
  return (
    <Box
      component="section"
      aria-labelledby="studio-findings"
      sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'divider', maxHeight: '30vh', overflow: 'auto' }}
    >
      <Stack direction="row" spacing={1} sx={{ alignItems: 'baseline', justifyContent: 'space-between' }}>
        <Typography id="studio-findings" ref={heading} tabIndex={-1} variant="h3" component="h2">
          {found.title}
        </Typography>
        <ActionButton action={{ id: 'close', label: t('studio.close'), onSelect: onClose }} weight="quiet" size="small" />
      </Stack>
      {found.failed === undefined ? null : <ProblemNotice problem={found.failed} texts={texts} />}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, mt: found.problems.length > 0 ? 1 : 0, p: 0, maxWidth: sizes.page }}>
        {found.problems.map(({ code, pointer, message, severity = 'error' }, at) => {
          const id = elementAt(pointer);
          const name = id === null ? null : nameOf(id);
          return (
            <Box
              component="li"
              key={`${code} ${pointer} ${at}`}
              sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}
            >
              <StatusWord status={{ text: t(`studio.${severity}`), tone: severity === 'error' ? 'bad' : 'warn' }} />
              {id === null || name === null ? null : (
                <Link component="button" type="button" onClick={() => onGoTo(id)} sx={{ textAlign: 'start' }}>
                  {name}
                </Link>
              )}
              <Typography component="span" variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                {words(message)}
              </Typography>
            </Box>
          );
        })}
      </Stack>
    </Box>
  );
}
