/**
 * Names letter by letter, onto one skeleton for Belarusian, Russian and every way of writing them in Latin letters.
 * The skeleton's own letters: vowels a (for e and o too, once folded) i u; consonants b c d f h k l m n p r s t v x z.
 *   h = г х ч (g, h, kh, ch, tsch, cz: "ch" is ч to the English and х to Germans and Poles)
 *   x = ш ж (sh, sch, sz, zh)      c = ц (ts, c)      v = в ў (v, w, ŭ)
 * As lines of text, not as tables: every phone loads them before its first screen.
 */
export const LETTERS = "абвгґдеёжзиіїйклмнопрстуўфхцчшыэєabcdefghijklmnopqrstuvwyz";
/** What each of them sounds like. е is told from а until it is known what stands before it. */
export const SOUNDS = "abvhhdeexziiiiklmnoprstuvfhchxieeabcdefhhiiklmnopkrstuvviz";

/**
 * Several letters, or several sounds; longest first. The iota of ю and я stays until it is known what stands before it:
 * Татьяна = Таццяна = Tatsiana.
 */
export const SEVERAL =
  "schtsch=xh szcz=xh shch=xh tsch=h dsch=dx sch=x tch=h kh=h ch=h cz=h sh=x sz=x zh=x ts=c tz=c ct=kt ph=f щ=xh ю=iu я=ia x=ks";

/** Letters whose mark changes the sound; all other marks are dropped. */
export const MARKED = "č=ch š=sh ŝ=shch ž=zh ż=zh ŭ=v û=ju â=ja ł=l đ=d ø=o ß=ss æ=e œ=e";
