/** Plurals and numbers: in French 0 and 1 are singular, in English only 1 is. */

export const pluriel = (n: number, one: string, many: string): string => (Math.abs(n) < 2 ? one : many);

export const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many);

export const nombre = (n: number): string => new Intl.NumberFormat("fr-FR").format(n);

export const number = (n: number): string => new Intl.NumberFormat("en-GB").format(n);
