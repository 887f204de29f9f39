export { demoAccounts, demoPassword, type DemoAccount } from './people.js';
export { plantDemo, type DemoPlanted, type PlantOptions } from './plant.js';
export { holdsDemo } from './planted.js';
