import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import { sizes } from '../theme/index.js';

/** What `<Who>` takes. */
export interface WhoProps {
  readonly name: string;
  /** Position, group or what they did. */
  readonly detail?: string;
  readonly size?: 'small' | 'medium';
  /** A group, position or everybody: a square instead of a circle. */
  readonly several?: boolean;
}

/** First letters of the first two words of a name. */
export const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .filter((letter) => /\p{L}/u.test(letter))
    .slice(0, 2)
    .join('')
    .toLocaleUpperCase();

/** A person or group: initials, name and what they are. */
export function Who({ name, detail, size = 'medium', several = false }: WhoProps) {
  const edge = size === 'small' ? sizes.avatarSmall : sizes.avatar;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
      <Avatar
        aria-hidden
        variant={several ? 'rounded' : 'circular'}
        sx={{
          width: edge,
          height: edge,
          bgcolor: 'soft.neutral',
          color: 'text.primary',
          typography: 'caption',
          fontWeight: 'fontWeightMedium',
        }}
      >
        {initials(name)}
      </Avatar>
      <Box component="span" sx={{ minWidth: 0 }}>
        <Box component="span" sx={{ display: 'block' }}>
          {name}
        </Box>
        {detail === undefined ? null : (
          <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
            {detail}
          </Box>
        )}
      </Box>
    </Box>
  );
}
