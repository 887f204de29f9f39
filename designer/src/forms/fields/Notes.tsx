import Box from '@mui/material/Box';
import FormHelperText from '@mui/material/FormHelperText';
import type { ReactElement } from 'react';
import type { FormWords } from '../contract.js';
import { useReader } from '../form-context.js';
import { wordsIn } from '../words/value-text.js';

/** What is wrong with a field or doubtful, below it. Always there, because the control names it as its description. */
export function Notes(props: {
  readonly id: string;
  readonly problems: readonly FormWords[];
  readonly warnings: readonly FormWords[];
}): ReactElement {
  const { id, problems, warnings } = props;
  const { language } = useReader();
  return (
    <Box id={id}>
      {problems.map((words, index) => (
        <FormHelperText key={`problem ${String(index)}`} error>
          {wordsIn(words, language)}
        </FormHelperText>
      ))}
      {warnings.map((words, index) => (
        <FormHelperText key={`warning ${String(index)}`} sx={{ '&&': { color: 'warning.main' } }}>
          {wordsIn(words, language)}
        </FormHelperText>
      ))}
    </Box>
  );
}
