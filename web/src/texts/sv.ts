import { gathered } from './gathered';

export const catalogue = gathered(import.meta.glob('./sv/*.json', { eager: true, import: 'default' }));
