/** As much as the server takes at once; it says so itself, but only after a long upload. */
export const MOST_FILES = 5;
export const LARGEST_UPLOAD = 160 * 1024 * 1024;

export type FilesTrouble = "too_many" | "too_large" | "empty";

type Sized = Pick<File, "name" | "size">;

/** Why these cannot be sent, told before anything is sent; null: they can. */
export function filesTrouble(files: readonly Sized[]): FilesTrouble | null {
  if (files.length > MOST_FILES) return "too_many";
  if (files.some(({ size }) => size === 0)) return "empty";
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST_UPLOAD) return "too_large";
  return null;
}

/** Files that were chosen already, and those that come; the same one again takes the place of the first. */
export function withFiles<F extends Sized>(files: readonly F[], more: readonly F[]): F[] {
  const same = (one: Sized, other: Sized) => one.name === other.name;
  return [...files.filter((one) => !more.some((other) => same(one, other))), ...more];
}

/** 6,100,000 bytes as 6,1 MB. */
export function sizeWords(bytes: number, language: string): string {
  const shape = { maximumFractionDigits: 1 };
  const [n, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kB"] : [bytes / 1e6, "MB"];
  return `${new Intl.NumberFormat(language, shape).format(n)} ${unit}`;
}
