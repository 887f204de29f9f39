import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConfirmDialog, LeaveGuard, PageHead, ReSignInDialog, UndoBar } from './index.js';
import { InFrame } from './stories/InFrame.fixture.js';
import { nothing, problemTexts, useSay } from './stories/words.fixture.js';

type Show = 'confirm' | 'reason' | 'refused' | 'signIn' | 'leave' | 'undo';

function Dialogs({ show }: { readonly show: Show }) {
  const say = useSay();
  const texts = { cancel: say('Cancel', 'Отмена'), ...problemTexts(say) };
  return (
    <InFrame current="requests">
      <PageHead title={say('My requests', 'Мои заявки')} />
      {show === 'confirm' || show === 'reason' || show === 'refused' ? (
        <ConfirmDialog
          open
          title={say('Withdraw request PR-000042?', 'Отозвать заявку PR-000042?')}
          text={say(
            'Nobody will decide on it any more. You can repeat it later.',
            'Её больше никто не рассмотрит. Позже заявку можно повторить.',
          )}
          {...(show === 'confirm'
            ? {}
            : {
                reason: {
                  label: say('Why do you withdraw it?', 'Почему вы её отзываете?'),
                  help: say('Everybody who took part reads it.', 'Причину увидят все участники.'),
                  required: true,
                  missing: say('Say why.', 'Укажите причину.'),
                },
              })}
          {...(show === 'refused'
            ? {
                problem: {
                  code: 'ALREADY_DECIDED',
                  title: say('The request was approved a moment ago.', 'Заявку только что согласовали.'),
                  advice: say('Reload the page.', 'Обновите страницу.'),
                },
              }
            : {})}
          confirm={say('Withdraw', 'Отозвать')}
          danger
          onConfirm={nothing}
          onCancel={nothing}
          texts={texts}
        />
      ) : null}
      <ReSignInDialog
        open={show === 'signIn'}
        name={say('Anna Petrova', 'Анна Петрова')}
        login="anna"
        onSubmit={nothing}
        onLeave={nothing}
        texts={{
          title: say('Your session has ended', 'Сеанс завершён'),
          text: say('What you typed is kept. Enter your password to go on.', 'Всё введённое сохранено. Чтобы продолжить, введите пароль.'),
          password: say('Password', 'Пароль'),
          missing: say('Enter the password.', 'Введите пароль.'),
          submit: say('Go on', 'Продолжить'),
          leave: say('Sign in as somebody else', 'Войти под другим именем'),
          ...problemTexts(say),
        }}
      />
      <LeaveGuard
        unsaved={false}
        asking={show === 'leave'}
        onStay={nothing}
        onLeave={nothing}
        onSaveAndLeave={nothing}
        texts={{
          title: say('Leave without saving?', 'Уйти без сохранения?'),
          text: say('What you typed on this page is not saved yet.', 'Введённое на этой странице ещё не сохранено.'),
          stay: say('Stay', 'Остаться'),
          leave: say('Leave', 'Уйти'),
          saveAndLeave: say('Save draft and leave', 'Сохранить черновик и уйти'),
        }}
      />
      <UndoBar
        message={show === 'undo' ? say('PR-000042 approved', 'Заявка PR-000042 согласована') : null}
        onUndo={nothing}
        onDone={nothing}
        texts={{ undo: say('Undo', 'Отменить') }}
      />
    </InFrame>
  );
}

export default { title: 'Patterns/Dialogs', component: Dialogs } satisfies Meta<typeof Dialogs>;

type Story = StoryObj<typeof Dialogs>;
export const Confirm: Story = { args: { show: 'confirm' } };
export const WithReason: Story = { args: { show: 'reason' } };
export const Refused: Story = { args: { show: 'refused' } };
export const SessionEnded: Story = { args: { show: 'signIn' } };
export const Leaving: Story = { args: { show: 'leave' } };
export const Undo: Story = { args: { show: 'undo' } };
