import { financeLink } from '../../shared/desk/links.ts';
import type { World } from '../../shared/world/world.ts';

/** A fresh signed link to the finance page, for whoever is at this machine. */
export const financeAddress = (world: World): string => financeLink(world);
