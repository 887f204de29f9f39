import { describeElement } from './catalogue/entry.js';
import { withRepeated } from './catalogue/repeated.js';

/** Work done by a program. */
export const serviceTask = describeElement(
  'serviceTask',
  'activities',
  withRepeated(
    {
      rank: 6,
      name: { en: 'Service task', ru: 'Сервисная задача' },
      also: {
        en: 'automatic, system, program, API, HTTP, REST, integration, connector, external task, web service, robot, delegate',
        ru: 'автоматическая, система, программа, интеграция, коннектор, веб-сервис, внешняя система, робот, обмен с 1С',
      },
      about: {
        en: 'A program does it: a connector, a web service, a worker.',
        ru: 'Выполняет программа: коннектор, веб-сервис, обработчик.',
      },
    },
    70,
  ),
);
