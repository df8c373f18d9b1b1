import { gathered } from './gathered';

export const catalogue = gathered(import.meta.glob('./fi/*.json', { eager: true, import: 'default' }));
