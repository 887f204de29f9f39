import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { DocumentPage, LanguageSwitch, ProblemNotice, SubmitButton, TextLink, useReader } from './index.js';
import { nothing, problemTexts, useSay } from './stories/words.fixture.js';

type Show = 'signIn' | 'wrongPassword' | 'notFound';

function Page({ show }: { readonly show: Show }) {
  const say = useSay();
  const { language } = useReader();
  const footer = <LanguageSwitch language={language} onLanguage={nothing} label={say('Language', 'Язык')} />;
  const brand = (
    <Typography variant="h3" component="p">
      Millrace
    </Typography>
  );
  if (show === 'notFound') {
    return (
      <DocumentPage brand={brand} title={say('There is no such page', 'Такой страницы нет')} footer={footer} width="column">
        <Stack spacing={2} sx={{ alignItems: 'flex-start' }}>
          <Typography>
            {say(
              'The address may be mistyped, or you may not see what is there.',
              'Возможно, в адресе опечатка или у вас нет доступа к тому, что по нему находится.',
            )}
          </Typography>
          <TextLink href="/">{say('To the start page', 'На главную')}</TextLink>
        </Stack>
      </DocumentPage>
    );
  }
  return (
    <DocumentPage brand={brand} title={say('Sign in', 'Вход')} footer={footer}>
      <Stack component="form" spacing={2.5} noValidate onSubmit={(event) => event.preventDefault()}>
        {show === 'wrongPassword' ? (
          <ProblemNotice
            problem={{
              code: 'SIGN_IN_FAILED',
              title: say('The login or the password is wrong.', 'Неверный логин или пароль.'),
              advice: say('Check the keyboard layout and try again.', 'Проверьте раскладку клавиатуры и попробуйте ещё раз.'),
            }}
            texts={problemTexts(say)}
          />
        ) : null}
        <TextField id="login" label={say('Login or e-mail', 'Логин или электронная почта')} autoComplete="username" required />
        <TextField id="password" type="password" label={say('Password', 'Пароль')} autoComplete="current-password" required />
        <SubmitButton label={say('Sign in', 'Войти')} size="large" fullWidth />
      </Stack>
    </DocumentPage>
  );
}

export default { title: 'Patterns/Document page', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;
export const SignIn: Story = { args: { show: 'signIn' } };
export const WrongPassword: Story = { args: { show: 'wrongPassword' } };
export const NotFound: Story = { args: { show: 'notFound' } };
