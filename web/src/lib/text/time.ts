/** Dates and times as they are written in each language. */

type Language = "fr" | "en";
const NO_BREAK = "\u00a0";

const two = (n: number): string => String(n).padStart(2, "0");

/** `14 h 05` in French, `14:05` in English. */
export const clock = (at: number, language: Language): string => {
  const date = new Date(at);
  return language === "fr"
    ? `${date.getHours()}${NO_BREAK}h${NO_BREAK}${two(date.getMinutes())}`
    : `${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** `lundi 3 mars`, with the year when it is another one. */
export const day = (at: number, language: Language, now: number): string => {
  const date = new Date(at);
  const other = date.getFullYear() !== new Date(now).getFullYear();
  const text = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(other ? { year: "numeric" } : {}),
  }).format(date);
  return language === "fr" ? text.replace(/\b1 /, "1er ") : text;
};

/** `lundi 3 mars, 14 h 05`; today, only the time. */
export const moment = (at: number, language: Language, now: number): string =>
  new Date(at).toDateString() === new Date(now).toDateString()
    ? clock(at, language)
    : `${day(at, language, now)}, ${clock(at, language)}`;

export interface SpanWords {
  seconds(n: number): string;
  minutes(n: number): string;
  hours(n: number): string;
  days(n: number): string;
}

/** A length of time in its one or two largest units. */
export const span = (milliseconds: number, words: SpanWords): string => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  if (seconds < 60) return words.seconds(seconds);
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 24)
    return minutes % 60 === 0 ? words.hours(hours) : `${words.hours(hours)} ${words.minutes(minutes % 60)}`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? words.days(days) : `${words.days(days)} ${words.hours(hours % 24)}`;
};
