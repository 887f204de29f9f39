import type { Meta, StoryObj } from '@storybook/react-vite';
import Box from '@mui/material/Box';
import { Suspense, use, useEffect, useState } from 'react';
import type { ProcessDraft } from '../../document/index.js';
import { layoutProcess } from '../../layout/index.js';
import { useReader } from '../../patterns/index.js';
import type { SchemeName } from '../../theme/index.js';
import { large, purchase } from '../../viewer/stories/definitions.fixture.js';
import { ProcessDesigner } from '../index.js';
import { broken } from './broken.fixture.js';

const task = (en: string, ru: string) => ({ type: 'userTask', name: { en, ru } });

/** Errors and warnings of many kinds, on shapes and on lines. */
const mixed = broken({
  name: { en: 'Travel request', ru: 'Заявка на командировку' },
  elements: {
    start: { type: 'startEvent', name: { en: 'Trip is asked for', ru: 'Нужна командировка' } },
    split: { type: 'exclusiveGateway', name: { en: 'Abroad?', ru: 'За границу?' }, outgoing: ['split-visa', 'split-book'] },
    visa: task('Get a visa', 'Оформить визу'),
    book: { ...task('Book the journey', 'Заказать билеты'), attributes: { colour: 'red' } },
    join: { type: 'parallelGateway', name: '' },
    partners: { type: 'choreographyTask', name: { en: 'Agree with the partner', ru: 'Договориться с партнёром' } },
    signal: { type: 'intermediateCatchEvent', name: { en: 'Money is there', ru: 'Деньги пришли' }, event: { type: 'signal' } },
    end: { type: 'endEvent', name: { en: 'Gone', ru: 'Уехали' } },
  },
  flows: {
    'start>split': {},
    'split>visa': { when: 'abroad' },
    'split>book': {},
    'visa>join': { when: 'true' },
    'book>join': { when: 'cost >' },
    'join>partners': {},
    'partners>signal': {},
    'signal>end': {},
  },
  rootElements: { paid: { type: 'message', name: { en: 'Paid', ru: 'Оплачено' } } },
});

/** Three hundred steps that the engine would have to execute, and cannot. */
const many = Promise.resolve(large).then((drawn): object => ({ ...drawn, processes: { main: { executable: true } } }));

const definitions = {
  mixed: layoutProcess({ ...mixed, layout: undefined }).then((read) => read as ProcessDraft),
  sound: Promise.resolve(purchase).then(async (read) => (await layoutProcess(read)) as ProcessDraft),
  many: many.then(async (read) => (await layoutProcess(read)) as ProcessDraft),
} as const;

interface Shown {
  readonly shown: keyof typeof definitions;
  readonly scheme?: SchemeName;
  readonly readOnly?: boolean;
}

function Opened({ shown, ...props }: Shown & { readonly language: 'en' | 'ru' }) {
  return <ProcessDesigner definition={use(definitions[shown])} {...props} />;
}

const KEY = 'millrace.designer.panels';

/** The list stands open, as a person would have opened it; what was open before is open again afterwards. */
function Page(props: Shown) {
  const { language } = useReader();
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const before = localStorage.getItem(KEY);
    localStorage.setItem(KEY, JSON.stringify({ bottom: 'problems' }));
    setReady(true);
    return () => (before === null ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, before));
  }, []);
  return (
    <Box sx={{ height: '100vh' }}>
      {isReady ? (
        <Suspense fallback={null}>
          <Opened {...props} language={language === 'ru' ? 'ru' : 'en'} />
        </Suspense>
      ) : null}
    </Box>
  );
}

export default { title: 'Process designer/Problems', component: Page } satisfies Meta<typeof Page>;

type Story = StoryObj<typeof Page>;

export const ErrorsAndWarnings: Story = { args: { shown: 'mixed' } };
export const InTheDark: Story = { args: { shown: 'mixed', scheme: 'dark' }, globals: { scheme: 'dark' } };
export const ReadOnly: Story = { args: { shown: 'mixed', readOnly: true } };
export const NothingToCorrect: Story = { args: { shown: 'sound' } };
export const Hundreds: Story = { args: { shown: 'many' } };
