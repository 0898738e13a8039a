// Words in one form, however they are written: small letters without accents, ä = ae = a, one form of each Arabic, Persian,
// Kurdish and Ethiopic letter, digits of all scripts as 0 to 9, without the Arabic article.
// Exports plain(text) → text, words(text) → [word, …], bare(word) → the word without the Arabic letters attached in front of it.

// A letter, then those that are written for it, one after the other.
const LETTERS = {};
for (const [letter, ...others] of "iı lł dđð oøœ aæ гґ اٱ يىیێې كک هةەھہ وۆ رڕ لڵ ሰሠ ሱሡ ሲሢ ሳሣ ሴሤ ስሥ ሶሦ ጸፀ ጹፁ ጺፂ ጻፃ ጼፄ ጽፅ ጾፆ ቀቐ ቁቑ ቂቒ ቃቓ ቄቔ ቅቕ ቆቖ ሓሐኀኃ ሃሀ ኣአ ዓዐ".split(" "))
  for (const other of others) LETTERS[other] = letter;

// Digits stand in rows of ten.
const digit = (letter) => {
  let code = letter.codePointAt(), value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(--code))) value++;
  return value % 10;
};

export const plain = (text) => text.normalize("NFKD").toLowerCase()
  .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed\u0621\u0640]|\p{Cf}/gu, "")
  .replace(/[^\0-\x7f]/g, (letter) => LETTERS[letter] ?? letter)
  .replace(/ß/g, "ss")
  .replace(/(?![0-9])\p{Nd}/gu, digit)
  .replace(/(^|[^\p{L}])(?:[cdjlmnst]|qu)['’](?=\p{L})/gu, "$1")
  .replace(/['’ʼ‘`´]/g, "")
  .replace(/([ao]|(?:^|[^aeq])u)e/g, "$1")
  .replace(/([0-9]) (?=[0-9])| (?=ها(?:ي|يي)?(?!\p{L}))/gu, "$1");

export const words = (text) => plain(text).split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
  .map((word) => word.replace(/^[وف]?(?:ال|لل)(?=.{3})/, ""));

export const bare = (word) => word.replace(/^(?:[وف]?(?:[بكل]?ال|لل|[بكل])|[وف])(?=.{3})/, "");
