import type { Catalogue, Choices } from '../../../../contracts/console/figures.ts';
import { type Loaded, useLoad } from '../use-load.ts';

export type FigureMeta = Catalogue['figures'][number];

export const useCatalogue = (): Loaded<Catalogue> => useLoad<Catalogue>('/figures/catalogue');
export const useChoices = (): Loaded<Choices> => useLoad<Choices>('/figures/choices');
