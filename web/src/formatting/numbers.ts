/** `1 234,5` in Finnish and Swedish, `1,234.5` in English. */
export function number(value: number, language: string, digits = 1): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** `42 %`, with the space that all three languages of the product use. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
